package dev.kith.relay.conformance.nip01;

import dev.kith.relay.conformance.kit.Author;
import dev.kith.relay.conformance.kit.Client;
import dev.kith.relay.conformance.kit.Conformance;
import dev.kith.relay.conformance.kit.Conformance.Source;
import dev.kith.relay.conformance.kit.Deviation;
import dev.kith.relay.conformance.kit.Literal;
import org.junit.jupiter.api.Test;

@Conformance(chapter = "NIP-01", about = "Times", source = Source.RELAY_TESTER)
class TimesTest {

  private static final long DAY = 86_400;

  private final Author author = Author.fresh();

  @Test
  void acceptsEventsOneWeekOld(Client client) {
    client.accept(author.draft(1).ago(7 * DAY).sign());
  }

  @Test
  void acceptsEventsOneMonthOld(Client client) {
    client.accept(author.draft(1).ago(28 * DAY).sign());
  }

  @Test
  void acceptsEventsOneYearOld(Client client) {
    client.accept(author.draft(1).ago(365 * DAY).sign());
  }

  @Test
  void acceptsEventsFromBeforeNostr(Client client) {
    client.accept(author.draft(1).at(1_420_070_461).sign());
  }

  @Test
  void acceptsEventsFromBefore2000(Client client) {
    client.accept(author.draft(1).at(915_148_861).sign());
  }

  @Test
  void acceptsEventsFrom1970(Client client) {
    client.accept(author.draft(1).at(0).sign());
  }

  @Test
  @Deviation("refused: a time before 1970 is no unix timestamp of an event")
  void acceptsEventsFromBefore1970(Client client) {
    client.refuse("invalid", Literal.by(author).createdAt("-200").sign());
  }

  @Test
  @Deviation("refused: it lies beyond `created_at_upper_limit`")
  void acceptsEventsOneYearIntoTheFuture(Client client) {
    client.refuse("invalid", author.draft(1).ago(-365 * DAY).sign());
  }

  @Test
  @Deviation("refused: it lies beyond `created_at_upper_limit`, and beyond what a double holds")
  void acceptsEventsInTheDistantFuture(Client client) {
    client.refuse("invalid", Literal.by(author).createdAt("9223372036854775807").sign());
  }

  @Test
  @Deviation("refused: it lies beyond `created_at_upper_limit`")
  void acceptsEventsWithCreatedAtGreaterThanSigned32Bit(Client client) {
    client.refuse("invalid", Literal.by(author).createdAt("2147483649").sign());
  }

  @Test
  @Deviation("refused: it lies beyond `created_at_upper_limit`")
  void acceptsEventsWithCreatedAtGreaterThanUnsigned32Bit(Client client) {
    client.refuse("invalid", Literal.by(author).createdAt("4294967297").sign());
  }

  @Test
  @Deviation("refused: two implementations would hash it differently")
  void acceptsEventsWithCreatedAtInScientificNotation(Client client) {
    client.refuse("invalid", Literal.by(author).createdAt("1e9").sign());
  }
}
