package dev.kith.relay.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Event;
import dev.kith.model.filter.Filter;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.access.Audience;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubscriptionIndexTest {

  static LongStream seeds() {
    return LongStream.range(0, 1_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void findsWhatComparingWithEverySubscriptionFinds(long seed) {
    RandomEvents random = new RandomEvents(seed);
    Random dice = new Random(seed);
    SubscriptionIndex index = new SubscriptionIndex();
    Map<Subscription, List<Filter>> open = new HashMap<>();
    for (int step = 0; step < 200; step++) {
      Event event = random.next().event();
      assertThat(index.matches(event)).isEqualTo(all(open, event));
      Subscription subscription = new Subscription(dice.nextInt(20), "s", 0);
      index.remove(subscription);
      open.remove(subscription);
      if (dice.nextBoolean()) {
        List<Filter> filters = List.of(random.filter(), random.filter());
        index.add(subscription, filters);
        open.put(subscription, filters);
      }
      assertThat(index.size()).isEqualTo(open.size());
    }
  }

  private static boolean finds(Filter filter, Event event) {
    boolean hidden = filter.search() != null && Audience.of(event) != Audience.EVERYONE;
    return !hidden && filter.matches(event);
  }

  private static Set<Subscription> all(Map<Subscription, List<Filter>> open, Event event) {
    return open.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(filter -> finds(filter, event)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
