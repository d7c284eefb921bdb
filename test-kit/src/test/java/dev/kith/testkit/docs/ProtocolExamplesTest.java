package dev.kith.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.Rumor;
import dev.kith.model.filter.Filter;
import dev.kith.model.message.ClientMessage;
import dev.kith.model.message.ClientMessage.Malformed;
import dev.kith.model.message.ClientMessage.Subject;
import dev.kith.model.message.RelayMessage;
import dev.kith.model.secp256k1.NativeSignatures;
import dev.kith.model.wire.ClientFrames;
import dev.kith.model.wire.EventJson;
import dev.kith.model.wire.EventJson.Decoded;
import dev.kith.model.wire.RelayFrames;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Runs the JSON examples of docs/protocol; its README says what each word stands for.
class ProtocolExamplesTest {

  private static final Path PAGES = Path.of("..", "docs", "protocol");
  private static final Signatures SIGNATURES = NativeSignatures.load();

  @TestFactory
  Stream<DynamicTest> everyExampleIsWhatItsPageSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.sorted().toList()) {
        List<Example> examples = Example.of(page);
        for (int i = 0; i < examples.size(); i++) {
          Example example = examples.get(i);
          List<Example> fromHere = examples.subList(i, examples.size());
          tests.add(
              DynamicTest.dynamicTest(
                  example.name(), () -> check(example, fromHere, examples.getFirst())));
        }
      }
    }
    assertThat(tests).as("examples in " + PAGES).isNotEmpty();
    return tests.stream();
  }

  @Test
  void theTablesOfKindsHaveEveryKindOfTheCodeAndNoOther() throws IOException {
    List<Integer> named =
        Arrays.stream(Kind.class.getFields())
            .filter(field -> !field.getName().equals("MAX"))
            .map(ProtocolExamplesTest::number)
            .toList();
    String page = Files.readString(PAGES.resolve("kinds.md"));
    List<String> rows =
        Pattern.compile("(?m)^\\| (\\d+ \\| \\w+) \\|")
            .matcher(page)
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            named.stream().map(ProtocolExamplesTest::row).toList());
  }

  private static void check(Example example, List<Example> fromHere, Example first) {
    switch (example.what()) {
      case "event" -> assertSigned(event(example));
      case "rumor" -> assertThat(CanonicalJson.hasRightId(rumor(example))).isTrue();
      case "publish" -> assertSigned(((ClientMessage.Publish) client(example)).event().event());
      case "authenticate" -> assertSigned(((ClientMessage.Authenticate) client(example)).event());
      case "request" -> assertThat(client(example)).isInstanceOf(ClientMessage.Request.class);
      case "count" -> assertThat(client(example)).isInstanceOf(ClientMessage.Count.class);
      case "close" -> assertThat(client(example)).isInstanceOf(ClientMessage.Close.class);
      case "neg-open" -> assertThat(client(example)).isInstanceOf(ClientMessage.NegOpen.class);
      case "neg-msg" -> assertFromEither((ClientMessage.NegMsg) client(example), relay(example));
      case "neg-close" -> assertThat(client(example)).isInstanceOf(ClientMessage.NegClose.class);
      case "malformed" ->
          assertThat(relay(fromHere.get(1))).isEqualTo(answer((Malformed) client(example)));
      case "delivery" -> assertSigned(((RelayMessage.Delivery) relay(example)).event().event());
      case "ok" -> assertThat(relay(example)).isInstanceOf(RelayMessage.Ok.class);
      case "eose" -> assertThat(relay(example)).isInstanceOf(RelayMessage.EndOfStored.class);
      case "counted" -> assertThat(relay(example)).isInstanceOf(RelayMessage.Count.class);
      case "closed" -> assertThat(relay(example)).isInstanceOf(RelayMessage.Closed.class);
      case "notice" -> assertThat(relay(example)).isInstanceOf(RelayMessage.Notice.class);
      case "challenge" -> assertThat(relay(example)).isInstanceOf(RelayMessage.Challenge.class);
      case "neg-err" -> assertThat(relay(example)).isInstanceOf(RelayMessage.NegErr.class);
      case "session-command" ->
          assertThat(client(example)).isInstanceOf(ClientMessage.SessionCommand.class);
      case "session-news" ->
          assertThat(relay(example)).isInstanceOf(RelayMessage.SessionNews.class);
      case "filter-that-matches" -> assertThat(filter(example).matches(event(first))).isTrue();
      case "filter-that-does-not" -> assertThat(filter(example).matches(event(first))).isFalse();
      default -> fail("docs/protocol/README.md has no word " + example.what());
    }
  }

  private static void assertFromEither(ClientMessage.NegMsg client, RelayMessage relay) {
    assertThat(relay).isEqualTo(new RelayMessage.NegMsg(client.reconciliation(), client.message()));
  }

  private static ClientMessage client(Example example) {
    return ClientFrames.decode(example.bytes());
  }

  private static RelayMessage relay(Example example) {
    return RelayFrames.decode(example.bytes());
  }

  private static Event event(Example example) {
    return switch (EventJson.decode(example.bytes())) {
      case Decoded.Sound(Event event) -> event;
      case Decoded.Broken(var reason) -> fail(reason.text());
    };
  }

  private static Rumor rumor(Example example) {
    return switch (EventJson.decodeRumor(example.bytes())) {
      case Decoded.Sound(Rumor rumor) -> rumor;
      case Decoded.Broken(var reason) -> fail(reason.text());
    };
  }

  private static Filter filter(Example example) {
    byte[] request = ("[\"REQ\",\"x\"," + example.json() + "]").getBytes(StandardCharsets.UTF_8);
    return ((ClientMessage.Request) ClientFrames.decode(request)).filters().getFirst();
  }

  private static void assertSigned(Event event) {
    assertThat(CanonicalJson.hasRightId(event)).as("the id is the hash of the event").isTrue();
    assertThat(SIGNATURES.verify(event.sig(), event.id().value(), event.pubkey()))
        .as("the signature is right")
        .isTrue();
  }

  /// How a refusal is pinned to what the frame was about.
  private static RelayMessage answer(Malformed frame) {
    String text = frame.reason().text();
    return switch (frame.subject()) {
      case Subject.OfEvent(var id) -> new RelayMessage.Ok(id, false, text);
      case Subject.OfSubscription(String id) -> new RelayMessage.Closed(id, text);
      case Subject.OfQuestion(String id) -> new RelayMessage.Closed(id, text);
      case Subject.OfSession(String name) -> new RelayMessage.SessionNews.Refused(name, text);
      case Subject.OfReconciliation(String id) -> new RelayMessage.NegErr(id, text, null);
      case Subject.Unknown() -> new RelayMessage.Notice(text);
    };
  }

  private static int number(Field kind) {
    try {
      return kind.getInt(null);
    } catch (IllegalAccessException hidden) {
      throw new AssertionError(hidden);
    }
  }

  private static String row(int kind) {
    return kind + " | " + KindClass.of(kind).name().toLowerCase(Locale.ROOT);
  }
}
