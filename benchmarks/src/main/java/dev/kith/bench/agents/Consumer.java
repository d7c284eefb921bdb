package dev.kith.bench.agents;

import dev.kith.client.Agent;
import dev.kith.client.Message;
import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.SubscriptionFailed;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.PublicKey;
import dev.kith.model.secp256k1.NativeSignatures;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Attends to its mailbox: `RELAY NUMBER PRODUCERS`. Reports `d P N` for event N of producer P
/// before it is acknowledged, and `x WHY` when the session is over and is attended to anew. Told
/// `pause MS`, it takes nothing for so long.
public final class Consumer {

  private static final Duration BEFORE_ANEW = Duration.ofSeconds(1);

  private final Reporter reporter = new Reporter();
  private final Map<PublicKey, Integer> producers = new HashMap<>();
  private final Agent agent;
  private volatile long pausedUntil = System.nanoTime();

  private Consumer(String relay, int number, int producers) {
    Signatures signatures = NativeSignatures.load();
    this.agent = Agent.builder().relay(relay).key(Cast.consumer(signatures, number)).build();
    for (int producer = 0; producer < producers; producer++) {
      this.producers.put(Cast.producer(signatures, producer).publicKey(), producer);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    new Consumer(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
        .run();
  }

  private void run() throws InterruptedException {
    Reporter.follow(agent);
    reporter.listen(this::pause);
    while (true) {
      try {
        agent.attend(Attendance.to("mailbox"), this::handle).block();
      } catch (SubscriptionFailed over) {
        reporter.say("x " + over.getMessage());
        TimeUnit.MILLISECONDS.sleep(BEFORE_ANEW.toMillis());
      }
    }
  }

  private void pause(String order) {
    long millis = Long.parseLong(order.substring(order.indexOf(' ') + 1));
    pausedUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private void handle(Message message) throws InterruptedException {
    long pause = pausedUntil - System.nanoTime();
    if (pause > 0) {
      TimeUnit.NANOSECONDS.sleep(pause);
    }
    String content = message.event().content();
    int end = content.indexOf(':');
    int producer = producers.getOrDefault(message.event().pubkey(), -1);
    reporter.say("d " + producer + " " + (end < 0 ? "-1" : content.substring(0, end)));
  }
}
