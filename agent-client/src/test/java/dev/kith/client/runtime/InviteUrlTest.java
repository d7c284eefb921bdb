package dev.kith.client.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InviteUrlTest {

  private static final URI RELAY = URI.create("wss://relay.example.org/team");

  @Test
  void itIsTheRelayWithTheCodeBehindIt() {
    InviteUrl invite = new InviteUrl(RELAY, "0123abcd");
    assertThat(invite).hasToString("wss://relay.example.org/team#invite=0123abcd");
    assertThat(InviteUrl.parse(invite.toString())).isEqualTo(invite);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "100%", "a#b", "a&b=c", "ü", "%41", "\"<>"})
  void anyTextOfAForeignRelayIsACode(String code) {
    InviteUrl invite = new InviteUrl(RELAY, code);
    assertThat(InviteUrl.parse(invite.toString())).isEqualTo(invite);
    assertThat(URI.create(invite.toString()).getHost()).isEqualTo("relay.example.org");
  }

  @Test
  void aRelayAloneIsAnInviteWithoutACode() {
    InviteUrl invite = InviteUrl.parse(RELAY.toString());
    assertThat(invite).isEqualTo(new InviteUrl(RELAY, null)).hasToString(RELAY.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "relay.example.org",
        "https://relay.example.org#invite=x",
        "wss://relay.example.org#",
        "wss://relay.example.org#invite=",
        "wss://relay.example.org#code=x",
        "#invite=x"
      })
  void otherTextsAreNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> InviteUrl.parse(text));
  }
}
