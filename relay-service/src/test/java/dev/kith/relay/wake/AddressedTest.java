package dev.kith.relay.wake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.testkit.generated.Generated;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressedTest {

  private final Generated generated = Generated.from(1);
  private final PublicKey friend = generated.keyPair().publicKey();
  private final PublicKey other = generated.keyPair().publicKey();

  @Test
  void thereIsOnePileForEachSenderAndUrgency() {
    assertThat(
            Addressed.piled(
                List.of(
                    message(9, friend, Tag.of("urgency", "urgent")),
                    message(8, other),
                    message(7, friend, Tag.of("urgency", "at once, please")),
                    message(6, friend),
                    message(5, friend, Tag.of("urgency", "urgent"))),
                Set.of(friend)))
        .containsExactly(
            new WakeMail(friend, true, "normal", 7, null),
            new WakeMail(other, false, "normal", 8, null),
            new WakeMail(friend, true, "urgent", 9, null));
  }

  @Test
  void giftWrapsAreOnePile() {
    assertThat(
            Addressed.piled(
                List.of(event(9, Kind.GIFT_WRAP, other), event(8, Kind.GIFT_WRAP, friend)),
                Set.of()))
        .containsExactly(new WakeMail(other, false, "normal", 9, null));
  }

  @Test
  void aPileIsVoidWhenTheLastOfItIs() {
    assertThat(
            Addressed.piled(
                List.of(
                    message(9, friend, Tag.of("expiration", "1790000100")),
                    message(8, friend, Tag.of("expiration", "1790000200"))),
                Set.of()))
        .containsExactly(new WakeMail(friend, false, "normal", 9, 1_790_000_200L));
    assertThat(
            Addressed.piled(
                List.of(message(9, friend, Tag.of("expiration", "1790000100")), message(8, friend)),
                Set.of()))
        .containsExactly(new WakeMail(friend, false, "normal", 9, null));
  }

  private Addressed message(long position, PublicKey from, Tag... tags) {
    return event(position, Kind.MESSAGE, from, tags);
  }

  private Addressed event(long position, int kind, PublicKey from, Tag... tags) {
    Event any = generated.event();
    return new Addressed(
        position, new Event(any.id(), from, any.createdAt(), kind, List.of(tags), "", any.sig()));
  }
}
