package dev.kith.testkit.push;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A push service of browsers or UnifiedPush (RFC 8030), together with the devices behind it: it
/// checks what the specifications demand, decrypts what it is sent, and fails as it is told.
public final class MockWebPush implements AutoCloseable {

  /// What a device has got.
  public record Message(
      Subscription subscription, String text, long ttl, String urgency, String topic) {}

  private static final Pattern VAPID = Pattern.compile("vapid t=([^,]+), *k=(.+)");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{0,32}");
  private static final Duration LONGEST_TOKEN = Duration.ofDays(1);
  private static final int MOST_BYTES = 4096;
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int GONE = 410;
  private static final int TOO_LARGE = 413;

  private final TlsServer server = new TlsServer(this::answer);
  private final Script script = new Script();
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();

  /// The certificate that a client has to believe.
  public X509Certificate certificate() {
    return server.certificate();
  }

  /// Where it is.
  public URI url() {
    return server.url();
  }

  public Subscription subscribe() {
    String path = "/push/" + numbers.incrementAndGet();
    Subscription subscription = new Subscription(server.url().resolve(path));
    subscriptions.put(path, subscription);
    return subscription;
  }

  /// From now on that device is gone.
  public void unsubscribe(Subscription subscription) {
    subscriptions.values().remove(subscription);
  }

  /// What devices have got, in the order it came.
  public List<Message> received() {
    return List.copyOf(received);
  }

  /// Answers the next messages like this.
  public void willAnswer(Reply... replies) {
    script.add(List.of(replies));
  }

  @Override
  public void close() {
    server.close();
  }

  private Reply answer(Request request) {
    Reply told = script.next();
    if (told != null) {
      return told;
    }
    Subscription subscription = subscriptions.get(request.path());
    if (subscription == null) {
      return Reply.of(GONE);
    }
    if (request.body().length > MOST_BYTES) {
      return Reply.of(TOO_LARGE);
    }
    if (!isWellFormed(request)) {
      return Reply.of(BAD_REQUEST);
    }
    try {
      if (!isAuthorized(request.header("authorization"))) {
        return Reply.of(FORBIDDEN);
      }
      received.add(
          new Message(
              subscription,
              subscription.decrypt(request.body()),
              Long.parseLong(request.header("ttl")),
              request.header("urgency"),
              request.header("topic")));
      return Reply.of(CREATED).withHeader("location", "/message/" + received.size());
    } catch (GeneralSecurityException spoilt) {
      return Reply.of(BAD_REQUEST);
    }
  }

  private static boolean isWellFormed(Request request) {
    return request.method().equals("POST")
        && request.header("content-encoding").equals("aes128gcm")
        && request.header("ttl").matches("[0-9]{1,8}")
        && List.of("very-low", "low", "normal", "high").contains(request.header("urgency"))
        && TOPIC.matcher(request.header("topic")).matches();
  }

  /// RFC 8292, section 2.
  private boolean isAuthorized(String header) throws GeneralSecurityException {
    Matcher parts = VAPID.matcher(header);
    if (!parts.matches()) {
      return false;
    }
    JsonWebToken token =
        JsonWebToken.read(
            parts.group(1),
            "SHA256withECDSAinP1363Format",
            Points.read(Base64.getUrlDecoder().decode(parts.group(2))));
    long now = Instant.now().getEpochSecond();
    return token.isGenuine()
        && token.text("aud").equals(server.url().toString())
        && token.number("exp") > now
        && token.number("exp") <= now + LONGEST_TOKEN.toSeconds()
        && token.text("sub").startsWith("mailto:");
  }
}
