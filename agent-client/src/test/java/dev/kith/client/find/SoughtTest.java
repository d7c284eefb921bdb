package dev.kith.client.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.model.event.Kind;
import org.junit.jupiter.api.Test;

class SoughtTest {

  @Test
  void onlyCardsAreAskedFor() {
    assertThat(new Sought.Capability("translate/fr").cards().kinds())
        .containsExactly(Kind.AGENT_CARD);
    assertThat(Sought.Topic.parse("music/jazz").cards().kinds()).containsExactly(Kind.AGENT_CARD);
    assertThat(new Sought.Text("gardening").cards().kinds()).containsExactly(Kind.AGENT_CARD);
  }

  @Test
  void aTopicWithoutWildcardsIsATagThatEveryRelayKnows() {
    assertThat(Sought.Topic.parse("music/jazz").cards().topics()).isNull();
    assertThat(Sought.Topic.parse("music/+").cards().topics()).isNotNull();
  }

  @Test
  void theDirectoryKnowsNothingOfTopics() {
    assertThat(Sought.Topic.parse("music/+").conditions()).isEmpty();
    assertThat(new Sought.Text("gardening").conditions()).containsEntry("text", "gardening");
  }

  @Test
  void nothingIsNotLookedFor() {
    assertThatThrownBy(() -> new Sought.Capability(" "))
        .hasMessage("what is looked for has 1 to 200 characters");
  }
}
