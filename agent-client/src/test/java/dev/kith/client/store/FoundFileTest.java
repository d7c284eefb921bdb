package dev.kith.client.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.find.FoundBefore;
import dev.kith.client.find.Sought;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundFileTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
  private static final Sought FRENCH = new Sought.Capability("translate/fr");

  @TempDir Path home;

  @Test
  void whatWasFoundIsFoundAgainForAWhile() {
    FoundBefore found = new FoundFile(home);
    assertThat(found.find(FRENCH, NOW)).isEmpty();
    found.keep(FRENCH, List.of("{\"key\":\"a b\"}", "{}"), NOW);
    found.keep(new Sought.Text("translate/fr"), List.of("{\"other\":1}"), NOW);
    assertThat(new FoundFile(home).find(FRENCH, NOW.plusSeconds(599)))
        .containsExactly("{\"key\":\"a b\"}", "{}");
    assertThat(found.find(FRENCH, NOW.plus(FoundBefore.FRESH))).isEmpty();
  }

  @Test
  void whatIsNewerTakesThePlaceOfWhatWasFound() {
    FoundBefore found = new FoundFile(home);
    found.keep(FRENCH, List.of("{\"old\":1}"), NOW);
    found.keep(FRENCH, List.of("{\"new\":1}"), NOW.plusSeconds(1));
    assertThat(found.find(FRENCH, NOW.plusSeconds(2))).containsExactly("{\"new\":1}");
  }

  @Test
  void aSpoiltFileIsAnEmptyOne() throws Exception {
    Files.writeString(home.resolve("found"), "what is this\n17 x\n\n");
    assertThat(new FoundFile(home).find(FRENCH, NOW)).isEmpty();
  }
}
