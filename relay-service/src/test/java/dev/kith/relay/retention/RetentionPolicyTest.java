package dev.kith.relay.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Kind;
import dev.kith.testkit.generated.SeededTest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

  @SeededTest
  void theSpansSayOfEveryKindWhatTheRulesSay(long seed) {
    Random random = new Random(seed);
    RetentionPolicy policy =
        new RetentionPolicy(
            Stream.generate(() -> rule(random)).limit(random.nextInt(6)).toList(),
            keep(random),
            Long.MAX_VALUE);
    List<Span> spans = policy.spans();

    assertThat(spans.getFirst().from()).isZero();
    assertThat(spans.getLast().to()).isEqualTo(Kind.MAX);
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).to() + 1);
      assertThat(spans.get(i).keep()).isNotEqualTo(spans.get(i - 1).keep());
    }
    for (Span span : spans) {
      assertThat(IntStream.rangeClosed(span.from(), span.to()).mapToObj(policy::of).distinct())
          .containsExactly(span.keep());
    }
  }

  @Test
  void noRuleLetsADeletionRequestGo() {
    Keep brief = new Keep.For(Duration.ofSeconds(1));
    RetentionPolicy policy = new RetentionPolicy(List.of(new Span(0, Kind.MAX, brief)), brief, 1);
    assertThat(policy.of(Kind.DELETION)).isEqualTo(new Keep.Always());
    assertThat(policy.of(Kind.VANISH)).isEqualTo(new Keep.Always());
    assertThat(policy.of(1)).isEqualTo(brief);
  }

  private static Span rule(Random random) {
    int from = random.nextInt(Kind.MAX + 1);
    int to = random.nextBoolean() ? from : from + random.nextInt(Kind.MAX + 1 - from);
    return new Span(from, to, keep(random));
  }

  private static Keep keep(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Keep.Always();
      case 1 -> new Keep.WhileThereIsRoom();
      default -> new Keep.For(Duration.ofDays(1 + random.nextInt(2)));
    };
  }
}
