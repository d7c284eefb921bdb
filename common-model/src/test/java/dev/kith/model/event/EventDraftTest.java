package dev.kith.model.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDraftTest {

  @Test
  void theSignedEventHasTheRightId() {
    Bytes32 some = new Bytes32(1, 2, 3, 4);
    EventDraft draft = new EventDraft(17, 4_040, List.of(Tag.of("t", "\u0001")), "hi");

    Event event = draft.signed(new PublicKey(some), new Signature(some, some));

    assertThat(CanonicalJson.hasRightId(event)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aKindOutOfRangeIsRefused(int kind) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventDraft(17, kind, List.of(), ""))
        .withMessage("kind must be 0 to 65535, got " + kind);
  }
}
