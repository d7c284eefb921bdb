package dev.kith.testkit.push;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Firebase Cloud Messaging (HTTP v1), and the service that gives out its access tokens. It checks
/// what Google's checks, keeps what it is sent, and fails as it is told.
public final class MockFcm implements AutoCloseable {

  /// What a device would have got.
  public record Message(
      String token, Map<String, String> data, String priority, String ttl, String collapseKey) {}

  private static final String PROJECT = "kith-test";
  private static final String EMAIL = "wake@kith-test.example";
  private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
  private static final int RSA_BITS = 2048;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final TlsServer server = new TlsServer(this::answer);
  private final KeyPair account = account();
  private final Script sends = new Script();
  private final Script grants = new Script();
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private final Set<String> valid = ConcurrentHashMap.newKeySet();
  private final Set<String> unregistered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger given = new AtomicInteger();

  /// Where messages are sent to.
  public URI api() {
    return server.url();
  }

  /// The certificate that a client has to believe.
  public X509Certificate certificate() {
    return server.certificate();
  }

  /// The file of a service account that may send here.
  public String serviceAccount() {
    return JsonMapper.shared()
        .writeValueAsString(
            Map.of(
                "type",
                "service_account",
                "project_id",
                PROJECT,
                "private_key_id",
                "key-1",
                "private_key",
                pem(),
                "client_email",
                EMAIL,
                "token_uri",
                server.url().resolve("/token").toString()));
  }

  /// What it has taken, in the order it came.
  public List<Message> received() {
    return List.copyOf(received);
  }

  /// How many access tokens it has given out.
  public int tokensGiven() {
    return given.get();
  }

  /// From now on the device of that token is gone.
  public void unregister(String token) {
    unregistered.add(token);
  }

  /// Access tokens that were given out are not good any more.
  public void revokeTokens() {
    valid.clear();
  }

  /// Answers the next messages like this.
  public void sendsWillGet(Reply... replies) {
    sends.add(List.of(replies));
  }

  /// Answers the next requests for access tokens like this.
  public void grantsWillGet(Reply... replies) {
    grants.add(List.of(replies));
  }

  /// An error as Google writes it, with the code of FCM in its details.
  public static Reply error(int status, String code) {
    return Reply.of(status)
        .withBody(
            """
            {"error":{"code":%d,"status":"%s","details":[{"@type":\
            "type.googleapis.com/google.firebase.fcm.v1.FcmError","errorCode":"%s"}]}}\
            """
                .formatted(status, code, code));
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply answer(Request request) {
    if (request.path().equals("/token")) {
      Reply told = grants.next();
      return told == null ? grant(request) : told;
    }
    if (!request.path().equals("/v1/projects/" + PROJECT + "/messages:send")) {
      return Reply.of(NOT_FOUND);
    }
    Reply told = sends.next();
    return told == null ? send(request) : told;
  }

  private Reply grant(Request request) {
    String form = new String(request.body(), StandardCharsets.US_ASCII);
    String assertion = form.substring(form.indexOf("assertion=") + "assertion=".length());
    if (!isGood(URLDecoder.decode(assertion, StandardCharsets.US_ASCII))) {
      return Reply.of(BAD_REQUEST).withBody("{\"error\":\"invalid_grant\"}");
    }
    String token = "access-" + given.incrementAndGet();
    valid.add(token);
    return Reply.of(200).withBody("{\"access_token\":\"%s\",\"expires_in\":3599}".formatted(token));
  }

  private boolean isGood(String assertion) {
    try {
      JsonWebToken token = JsonWebToken.read(assertion, "SHA256withRSA", account.getPublic());
      long now = Instant.now().getEpochSecond();
      return token.isGenuine()
          && token.text("iss").equals(EMAIL)
          && token.text("scope").equals(SCOPE)
          && token.text("aud").equals(server.url().resolve("/token").toString())
          && token.number("exp") > now
          && token.number("exp") <= token.number("iat") + 3600;
    } catch (GeneralSecurityException spoilt) {
      return false;
    }
  }

  private Reply send(Request request) {
    if (!valid.contains(request.header("authorization").replaceFirst("^Bearer ", ""))) {
      return Reply.of(UNAUTHORIZED)
          .withBody("{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\"}}");
    }
    Message message = read(request);
    if (message == null) {
      return error(BAD_REQUEST, "INVALID_ARGUMENT");
    }
    if (unregistered.contains(message.token())) {
      return error(NOT_FOUND, "UNREGISTERED");
    }
    received.add(message);
    return Reply.of(200)
        .withBody("{\"name\":\"projects/%s/messages/%d\"}".formatted(PROJECT, received.size()));
  }

  private static @Nullable Message read(Request request) {
    JsonNode message = JsonMapper.shared().readTree(request.body()).path("message");
    JsonNode android = message.path("android");
    Map<String, String> data = new ConcurrentHashMap<>();
    for (Map.Entry<String, JsonNode> entry : message.path("data").properties()) {
      if (!entry.getValue().isString()) {
        return null;
      }
      data.put(entry.getKey(), entry.getValue().asString());
    }
    return new Message(
        message.path("token").asString(""),
        data,
        android.path("priority").asString(""),
        android.path("ttl").asString(""),
        android.path("collapse_key").asString(""));
  }

  private String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(account.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static KeyPair account() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
