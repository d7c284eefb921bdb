package dev.kith.client.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternetNameTest {

  @ParameterizedTest
  @ValueSource(strings = {"a@localhost", "a@127.0.0.1:7447", "_@[::1]:80", "a@127.9.8.7"})
  void aServerOnThisMachineIsKnown(String text) {
    assertThat(name(text).isOnLoopback()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@example.org", "a@localhost.example.org", "a@127.0.0.1.nip.io"})
  void anyOtherServerIsNot(String text) {
    assertThat(name(text).isOnLoopback()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bob", "bob@", "@host", "a b@host", "bob@host/path", "bob@a@b", "b@h?x"})
  void whatIsNoNameIsNotTakenForOne(String text) {
    assertThat(InternetName.of(text)).isNull();
  }

  private static InternetName name(String text) {
    return Objects.requireNonNull(InternetName.of(text));
  }
}
