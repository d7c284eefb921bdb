package dev.kith.testkit.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.event.KindClass;
import dev.kith.model.event.Tag;
import dev.kith.model.secp256k1.NativeSignatures;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedTest {

  private static final int MANY = 2_000;

  @SeededTest
  void theSameSeedGivesTheSameCases(long seed) {
    Generated one = Generated.from(seed);
    Generated other = Generated.from(seed);

    assertThat(one.keyPair()).isEqualTo(other.keyPair());
    Event event = one.event();
    assertThat(event).isEqualTo(other.event());
    assertThat(one.filter(event)).isEqualTo(other.filter(event));
  }

  @SeededTest
  void aSignedEventIsOneThatARelayAccepts(long seed) {
    Generated generated = Generated.from(seed);
    KeyPair author = generated.keyPair();

    Event event = generated.signedEvent(author);

    assertThat(event.pubkey()).isEqualTo(author.publicKey());
    assertThat(CanonicalJson.hasRightId(event)).isTrue();
    assertThat(NativeSignatures.load().verify(event.sig(), event.id().value(), author.publicKey()))
        .isTrue();
  }

  @Test
  void textsAreNasty() {
    Generated generated = Generated.from(1);

    String all = Stream.generate(generated::text).limit(MANY).collect(Collectors.joining());

    assertThat(all)
        .contains("\u0000", "\u001f", "\u007f", "\"", "\\", "\n", "\ufdd1", "\udbff\udfff");
    assertThat(all.codePoints()).noneMatch(GeneratedTest::isSurrogate);
  }

  @Test
  void eventsAreOfEveryClassAndHaveTagsOfEveryShape() {
    List<Event> events = Stream.generate(Generated.from(1)::event).limit(MANY).toList();
    List<Tag> tags = events.stream().flatMap(event -> event.tags().stream()).toList();

    assertThat(events).extracting(Event::kindClass).contains(KindClass.values());
    assertThat(tags).anyMatch(Tag::isIndexed).anyMatch(tag -> !tag.isIndexed());
    assertThat(tags).anyMatch(tag -> tag.values().size() == 1);
    assertThat(tags).anyMatch(tag -> tag.values().contains(""));
  }

  @Test
  void filtersMatchSometimes() {
    Generated generated = Generated.from(1);

    long matches =
        IntStream.range(0, MANY)
            .filter(ignored -> {
              Event event = generated.event();
              return generated.filter(event).matches(event);
            })
            .count();

    assertThat(matches).isBetween(MANY / 4L, MANY * 3L / 4);
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }
}
