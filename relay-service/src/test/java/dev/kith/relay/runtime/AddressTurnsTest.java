package dev.kith.relay.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AddressTurnsTest {

  private static final String ONE = "192.0.2.1";
  private static final String OTHER = "192.0.2.2";

  private final AddressTurns turns = new AddressTurns(2);
  private final List<String> begun = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();

  @Test
  void theOthersOfAnAddressWaitAndOtherAddressesDoNot() {
    Sinks.One<String> first = ask(ONE, "first");
    ask(ONE, "second");
    ask(ONE, "third");
    ask(OTHER, "of another");
    ask(null, "of this machine");

    assertThat(begun).containsExactly("first", "second", "of another", "of this machine");
    first.tryEmitValue("found").orThrow();
    assertThat(begun).endsWith("third");
    assertThat(answers).containsExactly("first: found");
  }

  @Test
  void aQueryThatFailsOrFindsNothingGivesItsTurnAway() {
    Sinks.One<String> fails = ask(ONE, "fails");
    Sinks.One<String> finds = ask(ONE, "finds nothing");
    ask(ONE, "third");
    ask(ONE, "fourth");
    fails.tryEmitError(new IllegalStateException("broken")).orThrow();
    finds.tryEmitEmpty().orThrow();

    assertThat(begun).containsExactly("fails", "finds nothing", "third", "fourth");
    assertThat(answers).containsExactly("fails: broken");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void neverMoreThanItsShareAndAllInOrder(long seed) {
    Random random = new Random(seed);
    List<Sinks.One<String>> asked = new ArrayList<>();
    int ended = 0;
    for (int step = 0; step < 1_000; step++) {
      if (random.nextBoolean()) {
        asked.add(ask(ONE, "query " + asked.size()));
      } else if (ended < begun.size()) {
        asked.get(ended++).tryEmitValue("found").orThrow();
      }
      assertThat(begun).hasSize(Math.min(asked.size(), ended + 2));
    }
    assertThat(begun)
        .containsExactlyElementsOf(
            IntStream.range(0, begun.size()).mapToObj(number -> "query " + number).toList());
  }

  private Sinks.One<String> ask(@Nullable String address, String name) {
    Sinks.One<String> answer = Sinks.one();
    Mono<String> query =
        Mono.defer(() -> {
          begun.add(name);
          return answer.asMono();
        });
    var _ =
        turns
            .inTurn(address, query)
            .subscribe(
                found -> answers.add(name + ": " + found),
                fault -> answers.add(name + ": " + fault.getMessage()));
    return answer;
  }
}
