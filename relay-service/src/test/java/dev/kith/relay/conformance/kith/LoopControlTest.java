package dev.kith.relay.conformance.kith;

import static dev.kith.relay.conformance.kit.FilterJson.filter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Frame;
import dev.kith.relay.conformance.kit.Ok;
import dev.kith.relay.conformance.kit.Relay;
import dev.kith.relay.conformance.kit.Signed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Conformance(chapter = "Loop control", about = "Agents that answer each other")
class LoopControlTest {

  private static final int MORE_THAN_ENOUGH = 400;

  private final Author one = Author.fresh();
  private final Author other = Author.fresh();

  @Test
  void twoThatAnswerEachOtherAreStoppedAndBothAreTold(Relay relay) {
    Client first = relay.connect(one);
    Client second = relay.connect(other);
    second.subscribe("circuits", filter().kinds(4_048).to(other));

    Ok refusal = answerEachOther(first, second);

    assertThat(refusal.prefix()).isEqualTo("rate-limited");
    assertThat(refusal.text()).contains("loop").contains("closes at");
    Frame told = second.next("EVENT", "circuits");
    assertThat(told.json().path(2).path("pubkey").asString()).isEqualTo(relay.itself().hex());
    assertThat(first.find(filter().kinds(4_048).to(one))).containsExactly(told.eventId());
    first.refuse("rate-limited", one.draft(4_040).to(other).content("once more").sign());
    first.accept(one.draft(4_041).to(other).tag("verdict", "done").sign());
    first.accept(one.draft(4_040).to(Author.fresh()).content("to somebody else").sign());
  }

  @Test
  void aBurstOfOneSideIsTaken(Relay relay) {
    Client sender = relay.connect(one);
    for (int i = 0; i < 500; i++) {
      sender.accept(one.draft(4_040).to(other).content("number " + i).sign());
    }
  }

  @ParameterizedTest
  @CsvSource({"16, true, ''", "17, false, rate-limited", "-1, false, invalid", "x, false, invalid"})
  void aChainHasSixteenHops(String hop, boolean accepted, String prefix, Relay relay) {
    Signed message = one.draft(4_040).to(other).tag("chain", one.note("root").id(), hop).sign();
    Ok ok = relay.connect(one).publish(message);
    assertThat(ok.accepted()).as(ok.text()).isEqualTo(accepted);
    if (!accepted) {
      assertThat(ok.prefix()).isEqualTo(prefix);
    }
  }

  private Ok answerEachOther(Client first, Client second) {
    for (int i = 0; i < MORE_THAN_ENOUGH; i++) {
      boolean firstsTurn = i % 2 == 0;
      Signed message =
          firstsTurn
              ? one.draft(4_040).to(other).content("answer " + i).sign()
              : other.draft(4_040).to(one).content("answer " + i).sign();
      Ok ok = (firstsTurn ? first : second).publish(message);
      if (!ok.accepted()) {
        return ok;
      }
    }
    throw new AssertionError("nobody stopped them");
  }
}
