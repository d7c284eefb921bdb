package dev.kith.presence.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShareTest {

  private static final List<PublicKey> INSTANCES =
      LongStream.rangeClosed(10_001, 10_005).mapToObj(Events::key).toList();
  private static final List<PublicKey> AGENTS =
      LongStream.rangeClosed(1, 5_000).mapToObj(Events::key).toList();

  @Test
  void eachAgentIsWatchedByOneInstanceAndEachInstanceWatchesAboutAsMany() {
    List<Share.Part> parts = parts(INSTANCES);
    for (PublicKey agent : AGENTS) {
      assertThat(parts).filteredOn(part -> part.has(agent)).hasSize(1);
    }
    for (Share.Part part : parts) {
      assertThat(AGENTS.stream().filter(part::has).count()).isBetween(800L, 1_200L);
    }
  }

  @Test
  void whenAnInstanceGoesOnlyItsAgentsMove() {
    List<Share.Part> before = parts(INSTANCES);
    List<Share.Part> after = parts(INSTANCES.subList(0, 4));
    for (PublicKey agent : AGENTS) {
      for (int i = 0; i < after.size(); i++) {
        if (before.get(i).has(agent)) {
          assertThat(after.get(i).has(agent)).isTrue();
        }
      }
    }
  }

  @Test
  void whoIsLeftAloneHasAll() {
    assertThat(AGENTS).allMatch(new Share.Part(INSTANCES.getFirst(), List.of())::has);
  }

  private static List<Share.Part> parts(List<PublicKey> instances) {
    List<Share.Part> parts = new ArrayList<>();
    for (PublicKey self : instances) {
      parts.add(new Share.Part(self, instances.stream().filter(one -> !one.equals(self)).toList()));
    }
    return parts;
  }
}
