package dev.kith.bench.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.CanonicalJson;
import dev.kith.model.event.Event;
import dev.kith.model.secp256k1.NativeSignatures;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {

  private final NativeSignatures signatures = NativeSignatures.load();

  @Test
  void everyRunHasTheSameEvents() {
    assertThat(new Corpus(signatures).events("a", 60))
        .isEqualTo(new Corpus(signatures).events("a", 60))
        .startsWith(new Corpus(signatures).events("a", 10).toArray(Event[]::new));
  }

  @Test
  void anotherNameHasOtherEvents() {
    Corpus corpus = new Corpus(signatures);

    assertThat(corpus.events("a", 60)).doesNotContainAnyElementsOf(corpus.events("b", 60));
  }

  @Test
  void everyEventIsValid() {
    List<Event> events = new Corpus(signatures).events("a", 60);

    assertThat(events)
        .allMatch(CanonicalJson::hasRightId)
        .allMatch(event -> signatures.verify(event.sig(), event.id().value(), event.pubkey()))
        .allMatch(event -> event.hasTag("t", "a"));
  }
}
