package dev.kith.wake.provider.webhook;

import static dev.kith.wake.provider.Pushes.outcome;
import static dev.kith.wake.provider.Pushes.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.testkit.push.Reply;
import dev.kith.testkit.push.Request;
import dev.kith.testkit.push.TlsServer;
import dev.kith.wake.provider.Pushes;
import dev.kith.wake.provider.outbound.AddressPolicy;
import dev.kith.wake.provider.outbound.HostLookup;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Push;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.PushOutcome.Retry;
import dev.kith.wake.push.Secret;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WebhookProviderTest {

  private static final AddressPolicy LOCAL = new AddressPolicy(true, false);
  private static final Secret SECRET = new Secret("whsec_" + base64("a secret of twenty-four!"));
  private static final Secret OTHER = new Secret("whsec_" + base64("the other of twenty-four"));

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Function<Request, Reply> behaviour = _ -> Reply.of(204);
  private final TlsServer server =
      new TlsServer(request -> {
        requests.add(request);
        return behaviour.apply(request);
      });

  private final WebhookProvider provider = provider(LOCAL, HostLookup.SYSTEM, Pushes.PATIENCE);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aWakeIsSignedAsStandardWebhooksWantsIt() throws GeneralSecurityException {
    Push<Endpoint.Webhook> push = quiet(webhook("/hook", SECRET, OTHER));

    assertThat(outcome(provider, push)).isEqualTo(PushOutcome.Accepted.HERE);

    Request request = requests.getFirst();
    String body = new String(request.body(), StandardCharsets.UTF_8);
    assertThat(request.path()).isEqualTo("/hook");
    assertThat(request.header("webhook-id")).isEqualTo(push.wake().toString());
    assertThat(JsonMapper.shared().readTree(body).path("data").path("wake").asString())
        .isEqualTo(push.wake().toString());
    String signed =
        request.header("webhook-id") + "." + request.header("webhook-timestamp") + "." + body;
    assertThat(request.header("webhook-signature"))
        .isEqualTo(
            "v1,"
                + hmac("a secret of twenty-four!", signed)
                + " v1,"
                + hmac("the other of twenty-four", signed));
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(Reply.of(200), PushOutcome.Accepted.HERE),
        Arguments.of(Reply.of(202), PushOutcome.Accepted.HERE),
        Arguments.of(Reply.of(410), new PushOutcome.DropToken("status 410", null)),
        Arguments.of(Reply.of(404), new PushOutcome.Suspect("status 404")),
        Arguments.of(Reply.of(401), new PushOutcome.Suspect("status 401")),
        Arguments.of(
            Reply.of(429).withHeader("retry-after", "11"),
            Retry.ofDevice("status 429", Duration.ofSeconds(11))),
        Arguments.of(
            Reply.of(503).withHeader("retry-after", "12"),
            Retry.ofDevice("status 503", Duration.ofSeconds(12))),
        Arguments.of(Reply.of(500), Retry.ofDevice("status 500", null)));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void everyAnswerHasItsClass(Reply reply, PushOutcome expected) {
    behaviour = _ -> reply;

    assertThat(outcome(provider, quiet(webhook("/", SECRET)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirectsAreNotFollowed(int status) {
    behaviour =
        request ->
            request.path().equals("/")
                ? Reply.of(status)
                    .withHeader("location", server.url().resolve("/inside").toString())
                : Reply.of(200);

    assertThat(outcome(provider, quiet(webhook("/", SECRET))))
        .isInstanceOf(PushOutcome.Suspect.class);
    assertThat(requests).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
  void thisMachineIsNotCalledUnlessItIsAllowed(String host) {
    WebhookProvider strict = provider(AddressPolicy.PUBLIC, HostLookup.SYSTEM, Pushes.PATIENCE);
    URI url = URI.create("https://" + host + ":" + server.port() + "/");

    assertThat(outcome(strict, quiet(new Endpoint.Webhook(url, List.of(SECRET)))))
        .isEqualTo(new PushOutcome.Suspect("its address is not allowed"));
    assertThat(requests).isEmpty();
  }

  @Test
  void theAddressThatWasCheckedIsTheOneThatIsConnectedTo() {
    AtomicInteger lookups = new AtomicInteger();
    WebhookProvider local =
        provider(
            LOCAL,
            host -> {
              lookups.incrementAndGet();
              return List.of(InetAddress.ofLiteral("127.0.0.1"));
            },
            Pushes.PATIENCE);

    assertThat(outcome(local, quiet(elsewhere()))).isEqualTo(PushOutcome.Accepted.HERE);
    assertThat(lookups).hasValue(1);
    assertThat(requests).hasSize(1);
  }

  @Test
  void aNameThatIsBoundAnewIsCheckedAnew() throws UnknownHostException {
    // First an address that nobody answers at, then the one behind the firewall.
    ArrayDeque<InetAddress> answers =
        new ArrayDeque<>(
            List.of(InetAddress.ofLiteral("10.0.0.1"), InetAddress.ofLiteral("127.0.0.1")));
    WebhookProvider strict =
        provider(AddressPolicy.PUBLIC, host -> List.of(answers.removeFirst()), Pushes.PATIENCE);

    for (int i = 0; i < 2; i++) {
      assertThat(outcome(strict, quiet(elsewhere())))
          .isEqualTo(new PushOutcome.Suspect("its address is not allowed"));
    }
    assertThat(requests).isEmpty();
  }

  @Test
  void ofSeveralAddressesOnlyThoseThatAreAllowedAreTried() {
    WebhookProvider local =
        provider(
            LOCAL,
            host ->
                List.of(
                    InetAddress.ofLiteral("169.254.169.254"), InetAddress.ofLiteral("127.0.0.1")),
            Pushes.PATIENCE);

    assertThat(outcome(local, quiet(elsewhere()))).isEqualTo(PushOutcome.Accepted.HERE);
  }

  @Test
  void aNameThatIsUnknownIsATrouble() {
    WebhookProvider lost =
        provider(
            LOCAL,
            host -> {
              throw new UnknownHostException(host);
            },
            Pushes.PATIENCE);

    assertThat(outcome(lost, quiet(elsewhere()))).isInstanceOf(Retry.class);
  }

  @Test
  void noAnswerIsATrouble() {
    behaviour = _ -> Reply.STALL;

    assertThat(
            outcome(
                provider(LOCAL, HostLookup.SYSTEM, Pushes.IMPATIENCE), quiet(webhook("/", SECRET))))
        .isEqualTo(Retry.ofDevice("no answer within the time", null));
  }

  @Test
  void anAnswerWithoutAnEndIsNotKept() {
    behaviour = _ -> Reply.of(200).withBody("x".repeat(1 << 20));

    assertThat(outcome(provider, quiet(webhook("/", SECRET)))).isEqualTo(PushOutcome.Accepted.HERE);
  }

  @Test
  void aWebhookIsAskedWhetherItWantsToBeWoken() {
    behaviour =
        request ->
            Reply.of(200)
                .withBody(JsonMapper.shared().readTree(request.body()).path("data").toString());

    assertThat(challenge(LOCAL).fault(webhook("/", SECRET)).block(Pushes.PATIENCE))
        .isEqualTo(Optional.empty());
  }

  @Test
  void oneThatDoesNotAnswerWithTheChallengeIsNotRegistered() {
    behaviour = _ -> Reply.of(200).withBody("{\"challenge\":\"0000\"}");

    assertThat(challenge(LOCAL).fault(webhook("/", SECRET)).block(Pushes.PATIENCE))
        .contains("the webhook did not answer with the challenge");
  }

  @Test
  void oneBehindTheFirewallIsNotAsked() {
    assertThat(challenge(AddressPolicy.PUBLIC).fault(webhook("/", SECRET)).block(Pushes.PATIENCE))
        .contains("the webhook was not reached: its address is not allowed");
    assertThat(requests).isEmpty();
  }

  private Endpoint.Webhook webhook(String path, Secret... secrets) {
    return new Endpoint.Webhook(server.url().resolve(path), List.of(secrets));
  }

  private Endpoint.Webhook elsewhere() {
    return new Endpoint.Webhook(
        URI.create("https://" + TlsServer.OTHER_NAME + ":" + server.port() + "/"), List.of(SECRET));
  }

  private WebhookChallenge challenge(AddressPolicy policy) {
    return new WebhookChallenge(
        outbound(policy, HostLookup.SYSTEM, Pushes.PATIENCE),
        InstantSource.system(),
        new SecureRandom());
  }

  private WebhookProvider provider(AddressPolicy policy, HostLookup lookup, Duration patience) {
    return new WebhookProvider(outbound(policy, lookup, patience), InstantSource.system());
  }

  private Outbound outbound(AddressPolicy policy, HostLookup lookup, Duration patience) {
    return Outbound.toAnybody(
        policy,
        lookup,
        new Outbound.Options(patience, List.of(server.certificate())),
        InstantSource.system());
  }

  private static String hmac(String secret, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
