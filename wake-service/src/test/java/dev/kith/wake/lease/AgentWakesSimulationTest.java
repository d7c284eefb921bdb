package dev.kith.wake.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.wake.policy.ChannelRates;
import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.policy.Sender;
import dev.kith.wake.policy.Trigger;
import dev.kith.wake.policy.Urgency;
import dev.kith.wake.policy.WakeClass;
import dev.kith.wake.policy.WakeLimits;
import dev.kith.wake.policy.WakePolicy;
import dev.kith.wake.push.Channel;
import dev.kith.wake.push.Loudness;
import dev.kith.wake.push.PushOutcome;
import dev.kith.wake.push.WakeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Three days of an agent whose devices sleep, die, move to other tokens or only look as if they
/// worked; whose messages come as they like; and whose wakes are handed out by workers that crash
/// before they send, or after it and before they can say so. What is known is stored, and another
/// process goes on with it.
class AgentWakesSimulationTest {

  static LongStream seeds() {
    return LongStream.range(0, 2_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyMessageIsDrainedVoidOrParkedAndNoRungIsUsedTwice(long seed) {
    new World(new Random(seed)).run();
  }

  /// What a device does with a push.
  private enum Nature {
    WAKES,
    SLEEPS_ON,
    DEAD,
    SUSPECT,
    UNSTABLE,
    NOT_CONFIGURED
  }

  private record Message(LeaseId lease, Trigger trigger) {}

  private record Step(Instant at, long order, Runnable what) {}

  private record RungKey(LeaseId lease, Device device, Loudness loudness) {}

  private record PaceKey(DeviceId device, Loudness loudness) {}

  private static final class World {
    private static final Duration HORIZON = Duration.ofDays(3);
    private static final int MOST_STEPS = 50_000;

    private static final List<QuietHours> NIGHTS =
        List.of(
            new QuietHours(ZoneId.of("Europe/Berlin"), LocalTime.of(22, 0), LocalTime.of(7, 0)),
            new QuietHours(ZoneId.of("America/New_York"), LocalTime.of(0, 30), LocalTime.of(2, 30)),
            new QuietHours(ZoneId.of("Africa/Cairo"), LocalTime.of(23, 30), LocalTime.of(0, 30)));

    private final Random dice;
    private AgentWakes wakes;
    private final PriorityQueue<Step> steps =
        new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingLong(Step::order));
    private final Map<LeaseId, Instant> schedule = new HashMap<>();
    private final List<String> sessions;
    private final Map<DeviceId, Nature> natures = new HashMap<>();
    private final Set<String> attached = new HashSet<>();
    private final Map<String, Long> cursors = new HashMap<>();
    private final List<Message> owed = new ArrayList<>();
    private final Map<LeaseId, Long> generations = new HashMap<>();

    /// What a lease's ladder was used for since it was last at its begin.
    private final Map<RungKey, WakeId> used = new HashMap<>();

    private final Set<WakeId> accepted = new HashSet<>();
    private final Map<PaceKey, Instant> lastSent = new HashMap<>();
    private final Map<PaceKey, Set<WakeId>> sent = new HashMap<>();
    private List<Device> devices = new ArrayList<>();
    private Instant now;
    private long order;
    private long head;
    private long numbers;
    private boolean over;

    World(Random dice) {
      this.dice = dice;
      this.wakes = restored(AgentState.UNKNOWN);
      // Nights in which clocks are changed are among them.
      this.now =
          Instant.parse(
                  List.of("2026-03-27T00:00:00Z", "2026-10-23T00:00:00Z", "2026-04-23T00:00:00Z")
                      .get(dice.nextInt(3)))
              .plusSeconds(dice.nextInt(86_400));
      this.sessions = dice.nextBoolean() ? List.of("inbox") : List.of("inbox", "jobs");
    }

    void run() {
      Instant end = now.plus(HORIZON);
      for (int i = dice.nextInt(4); i > 0; i--) {
        devices.add(newDevice());
      }
      tell(new WakeInput.DevicesChanged(devices));
      for (int i = 20 + dice.nextInt(60); i > 0; i--) {
        later(Duration.ofSeconds(dice.nextInt((int) HORIZON.toSeconds())), this::act);
      }
      later(
          HORIZON,
          () -> {
            over = true;
            Set.copyOf(attached).forEach(this::detach);
          });
      for (int step = 0; !steps.isEmpty(); step++) {
        assertThat(step).as("steps until all is at rest").isLessThan(MOST_STEPS);
        Step next = steps.remove();
        now = next.at();
        next.what().run();
      }
      assertThat(now).isAfterOrEqualTo(end);
      assertThat(schedule).isEmpty();
      assertThat(owed).as("neither drained nor void nor parked").isEmpty();
    }

    private void act() {
      String session = sessions.get(dice.nextInt(sessions.size()));
      switch (dice.nextInt(10)) {
        case 0, 1, 2, 3, 4 -> burst(session);
        case 5 -> drainSome(session);
        case 6 -> {
          if (attached.add(session)) {
            tell(new WakeInput.Attached(session));
            later(Duration.ofSeconds(dice.nextInt(7_200)), () -> detach(session));
          }
        }
        case 7 -> changeDevices();
        case 8 -> tell(new WakeInput.Due(new LeaseId(session, WakeClass.NORMAL)));
        default -> natures.replaceAll((_, _) -> nature());
      }
    }

    private void burst(String session) {
      for (int i = 1 + dice.nextInt(5); i > 0; i--) {
        later(
            Duration.ofMillis(dice.nextInt(dice.nextBoolean() ? 50 : 60_000)),
            () -> {
              if (over) {
                return;
              }
              head++;
              Urgency urgency = any(Urgency.values());
              Instant expiresAt =
                  dice.nextInt(3) == 0 ? now.plusSeconds(1 + dice.nextInt(20_000)) : null;
              Sender sender = new Sender(Fixture.key(1 + dice.nextInt(3)), dice.nextInt(4) > 0);
              Trigger trigger = new Trigger(sender, urgency, head, expiresAt);
              WakeClass wakeClass = WakePolicy.classOf(trigger);
              if (wakeClass != null) {
                owed.add(new Message(new LeaseId(session, wakeClass), trigger));
              }
              tell(new WakeInput.Requested(session, trigger));
            });
      }
    }

    private void drainSome(String session) {
      long cursor = cursors.getOrDefault(session, 0L);
      if (head > cursor) {
        drained(session, cursor + 1 + dice.nextLong(head - cursor));
      }
    }

    private void drained(String session, long cursor) {
      if (cursor <= cursors.getOrDefault(session, 0L)) {
        return;
      }
      cursors.put(session, cursor);
      owed.removeIf(
          one -> one.lease().session().equals(session) && one.trigger().position() <= cursor);
      used.keySet().removeIf(key -> key.lease().session().equals(session));
      tell(new WakeInput.Advanced(session, cursor));
    }

    private void detach(String session) {
      if (attached.remove(session)) {
        tell(new WakeInput.Detached(session));
      }
    }

    private void changeDevices() {
      devices = new ArrayList<>(devices);
      if (!devices.isEmpty() && dice.nextBoolean()) {
        int index = dice.nextInt(devices.size());
        Device old = devices.remove(index);
        if (dice.nextBoolean()) {
          devices.add(
              index,
              new Device(
                  old.id(), old.session(), old.channel(), old.loud(), old.quietHours(), now));
        }
      } else if (devices.size() < 4) {
        devices.add(newDevice());
      }
      tell(new WakeInput.DevicesChanged(devices));
    }

    private Device newDevice() {
      DeviceId id = new DeviceId(new UUID(0, ++numbers));
      natures.put(id, nature());
      return new Device(
          id,
          sessions.get(dice.nextInt(sessions.size())),
          any(Channel.values()),
          dice.nextBoolean(),
          dice.nextInt(3) == 0 ? NIGHTS.get(dice.nextInt(NIGHTS.size())) : null,
          now);
    }

    private Nature nature() {
      return dice.nextInt(2) == 0 ? Nature.WAKES : any(Nature.values());
    }

    private AgentWakes restored(AgentState state) {
      return new AgentWakes(state, WakeLimits.STANDARD, new Random(dice.nextLong()));
    }

    private List<WakeEffect> tell(WakeInput input) {
      // Whatever process comes next goes on with what is stored.
      wakes = dice.nextInt(4) == 0 ? restored(wakes.state()) : wakes;
      List<WakeEffect> effects = wakes.on(input, now);
      for (WakeEffect effect : effects) {
        switch (effect) {
          case WakeEffect.Send send -> sent(send);
          case WakeEffect.Schedule schedule -> schedule(schedule);
          case WakeEffect.Parked parked -> {
            owed.removeIf(one ->
                one.lease().equals(parked.lease())
                    && one.trigger().position() > parked.after()
                    && one.trigger().position() <= parked.through());
            used.keySet().removeIf(key -> key.lease().equals(parked.lease()));
          }
          case WakeEffect.Expired expired -> {
            owed.removeIf(one ->
                one.lease().equals(expired.lease())
                    && one.trigger().expiresAt() != null
                    && !one.trigger().expiresAt().isAfter(now)
                    && one.trigger().position() <= expired.through());
            used.keySet().removeIf(key -> key.lease().equals(expired.lease()));
          }
          case WakeEffect.ForgetToken(DeviceId id, Instant setAt, String _) -> {
            devices = new ArrayList<>(devices);
            devices.removeIf(one -> one.id().equals(id) && one.tokenSetAt().equals(setAt));
          }
          case WakeEffect.Reached(WakeId wake, Stage stage) -> {
            if (stage == Stage.ACCEPTED) {
              assertThat(accepted.add(wake)).as("is accepted once").isTrue();
            }
          }
          case WakeEffect.Unanswered _,
              WakeEffect.Demoted _,
              WakeEffect.Restored _,
              WakeEffect.Deferred _,
              WakeEffect.NotWoken _,
              WakeEffect.Suspected _,
              WakeEffect.Misconfigured _ -> {}
        }
      }
      return effects;
    }

    private void schedule(WakeEffect.Schedule wanted) {
      Instant at = wanted.at();
      if (at == null) {
        schedule.remove(wanted.lease());
        return;
      }
      schedule.put(wanted.lease(), at);
      steps.add(
          new Step(
              at.isBefore(now) ? now : at,
              order++,
              () -> {
                // Only the last one counts.
                if (at.equals(schedule.get(wanted.lease()))) {
                  schedule.remove(wanted.lease());
                  tell(new WakeInput.Due(wanted.lease()));
                }
              }));
    }

    private void sent(WakeEffect.Send send) {
      Device device =
          devices.stream().filter(one -> one.id().equals(send.device())).findFirst().orElseThrow();
      assertThat(attached).as("wakes one who is there").doesNotContain(send.lease().session());
      assertThat(send.generation()).isGreaterThan(generations.getOrDefault(send.lease(), 0L));
      generations.put(send.lease(), send.generation());
      if (send.lease().wakeClass() == WakeClass.NORMAL && device.quietHours() != null) {
        assertThat(device.quietHours().endFrom(now)).as("disturbs a night").isEqualTo(now);
      }
      assertThat(send.ttl()).isPositive();

      assertThat(accepted).as("sent again though it was taken").doesNotContain(send.wake());
      WakeId before =
          used.putIfAbsent(new RungKey(send.lease(), device, send.loudness()), send.wake());
      assertThat(before).as("wake on the same rung").isIn(null, send.wake());

      PaceKey pace = new PaceKey(send.device(), send.loudness());
      if (sent.computeIfAbsent(pace, _ -> new HashSet<>()).add(send.wake())) {
        Instant last = lastSent.put(pace, now);
        Duration gap = ChannelRates.of(device.channel(), send.loudness()).rate().gap();
        assertThat(last == null || !last.plus(gap).isAfter(now)).as("keeps the gap").isTrue();
      }
      work(send, device);
    }

    /// A worker that has been handed a push.
    private void work(WakeEffect.Send send, Device device) {
      int fate = dice.nextInt(20);
      if (fate == 0) {
        return;
      }
      if (fate == 1) {
        later(
            Duration.ofMillis(10),
            () ->
                tell(
                    new WakeInput.Withheld(
                        send.lease(), send.generation(), now.plusSeconds(dice.nextInt(600)))));
        return;
      }
      Duration took = Duration.ofMillis(fate == 2 ? 45_000 : dice.nextInt(2_000));
      later(
          took,
          () -> {
            PushOutcome outcome = outcome(send, device);
            // It crashes before it can say so.
            if (fate != 3) {
              boolean late = generations.getOrDefault(send.lease(), 0L) > send.generation();
              List<WakeEffect> effects =
                  tell(new WakeInput.Answered(send.lease(), send.generation(), outcome));
              assertThat(late && !effects.isEmpty()).as("heeds one that was replaced").isFalse();
            }
          });
    }

    private PushOutcome outcome(WakeEffect.Send send, Device device) {
      return switch (natures.getOrDefault(device.id(), Nature.DEAD)) {
        case WAKES -> {
          wakeUp(send.lease().session());
          yield PushOutcome.Accepted.HERE;
        }
        case SLEEPS_ON -> PushOutcome.Accepted.HERE;
        case DEAD ->
            new PushOutcome.DropToken("dead", dice.nextBoolean() ? null : now.minusSeconds(60));
        case SUSPECT -> new PushOutcome.Suspect("suspect");
        case UNSTABLE ->
            dice.nextBoolean()
                ? PushOutcome.Accepted.HERE
                : new PushOutcome.Retry(
                    "unstable",
                    dice.nextBoolean() ? null : Duration.ofSeconds(dice.nextInt(4_000)),
                    any(PushOutcome.Retry.Scope.values()));
        case NOT_CONFIGURED -> new PushOutcome.FixConfig("ours");
      };
    }

    private void wakeUp(String session) {
      later(
          Duration.ofMillis(500 + dice.nextInt(20_000)),
          () -> {
            if (!over && attached.add(session)) {
              tell(new WakeInput.Attached(session));
            }
            if (dice.nextInt(4) == 0) {
              drainSome(session);
            } else {
              drained(session, head);
            }
            later(Duration.ofSeconds(dice.nextInt(60)), () -> detach(session));
          });
    }

    @SafeVarargs
    private final <T> T any(T... ofThese) {
      return ofThese[dice.nextInt(ofThese.length)];
    }

    private void later(Duration after, Runnable what) {
      steps.add(new Step(now.plus(after), order++, what));
    }
  }
}
