package dev.kith.wake.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.testkit.generated.SeededTest;
import dev.kith.wake.lease.AgentState;
import dev.kith.wake.lease.AgentWakes;
import dev.kith.wake.lease.Device;
import dev.kith.wake.lease.DeviceId;
import dev.kith.wake.lease.LeaseId;
import dev.kith.wake.lease.WakeEffect;
import dev.kith.wake.lease.WakeInput;
import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import dev.kith.wake.policy.Urgency;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.push.Channel;
import dev.kith.wake.push.PushOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

class AgentStateTextTest {

  private static final QuietHours NIGHT =
      new QuietHours(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0));

  @SeededTest
  void everyStateComesBackAsItWas(long seed) {
    Random dice = new Random(seed);
    AgentWakes wakes = new AgentWakes(AgentState.UNKNOWN, WakeLimits.STANDARD, dice);
    Instant now = Instant.parse("2026-06-01T20:00:00.123456789Z");
    for (int step = 1; step <= 300; step++) {
      now = now.plus(Duration.ofSeconds(dice.nextInt(600)));
      for (LeaseId lease : wakes.due(now)) {
        for (WakeEffect effect : wakes.on(new WakeInput.Due(lease), now)) {
          if (effect instanceof WakeEffect.Send send) {
            var _ =
                wakes.on(
                    new WakeInput.Answered(send.lease(), send.generation(), outcome(dice)), now);
          }
        }
      }
      var _ = wakes.on(input(dice, step, now), now);

      AgentState state = wakes.state();
      assertThat(AgentStateText.read(AgentStateText.write(state))).isEqualTo(state);
    }
  }

  private static WakeInput input(Random dice, int step, Instant now) {
    return switch (dice.nextInt(6)) {
      case 0 ->
          new WakeInput.DevicesChanged(
              List.of(
                  device(1, Channel.WEBHOOK, null, now),
                  device(2, Channel.FCM, NIGHT, now),
                  device(3, Channel.APNS, null, now)));
      case 1 -> new WakeInput.Advanced("inbox", step - 1 - dice.nextInt(5));
      default ->
          new WakeInput.Requested(
              "inbox",
              new Trigger(
                  new Sender(
                      new PublicKey(new Bytes32(0, 0, 0, dice.nextInt(3))), dice.nextBoolean()),
                  dice.nextBoolean() ? Urgency.URGENT : Urgency.NORMAL,
                  step,
                  dice.nextBoolean() ? null : now.plusSeconds(dice.nextInt(9_000))));
    };
  }

  private static PushOutcome outcome(Random dice) {
    return switch (dice.nextInt(4)) {
      case 0 -> PushOutcome.Accepted.HERE;
      case 1 -> new PushOutcome.Suspect("bad");
      case 2 -> new PushOutcome.FixConfig("ours");
      default -> PushOutcome.Retry.ofDevice("later", Duration.ofSeconds(dice.nextInt(99)));
    };
  }

  private static Device device(
      long number, Channel channel, @Nullable QuietHours night, Instant now) {
    return new Device(new DeviceId(new UUID(0, number)), "inbox", channel, true, night, now);
  }
}
