package dev.kith.wake.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.wake.push.Secret;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

  private static final Secret TOKEN = new Secret("a device's token");
  private static final String OWNER = "device-1";

  @Test
  void whatIsSealedOpensForItsOwner() throws SealBroken {
    Seal seal = seal("one", "one");

    String sealed = seal.close(TOKEN, OWNER);

    assertThat(sealed).startsWith("one.").doesNotContain("token");
    assertThat(seal.open(sealed, OWNER)).isEqualTo(TOKEN);
  }

  @Test
  void theSameIsSealedDifferentlyEachTime() {
    Seal seal = seal("one", "one");

    assertThat(seal.close(TOKEN, OWNER)).isNotEqualTo(seal.close(TOKEN, OWNER));
  }

  @Test
  void itDoesNotOpenInAnotherRow() {
    Seal seal = seal("one", "one");
    String sealed = seal.close(TOKEN, OWNER);

    assertThatThrownBy(() -> seal.open(sealed, "device-2")).isInstanceOf(SealBroken.class);
  }

  @Test
  void anyBitThatIsChangedBreaksIt() {
    Seal seal = seal("one", "one");
    byte[] sealed = Base64.getUrlDecoder().decode(seal.close(TOKEN, OWNER).substring(4));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] spoilt = sealed.clone();
      spoilt[bit / 8] ^= (byte) (1 << (bit % 8));
      String text = "one." + Base64.getUrlEncoder().withoutPadding().encodeToString(spoilt);

      assertThatThrownBy(() -> seal.open(text, OWNER)).isInstanceOf(SealBroken.class);
    }
  }

  @Test
  void anOldKeyStillOpensAndTheNewOneIsUsed() throws SealBroken {
    String old = seal("one", "one").close(TOKEN, OWNER);
    Seal rotated = seal("two", "one", "two");

    assertThat(rotated.open(old, OWNER)).isEqualTo(TOKEN);
    assertThat(rotated.isOld(old)).isTrue();
    assertThat(rotated.isOld(rotated.close(TOKEN, OWNER))).isFalse();
  }

  @Test
  void withoutItsKeyItDoesNotOpen() {
    String old = seal("one", "one").close(TOKEN, OWNER);

    assertThatThrownBy(() -> seal("two", "two").open(old, OWNER))
        .isInstanceOf(SealBroken.class)
        .hasMessage("it is sealed with a key that is not configured");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one", "one.", "one.AAAA", "one.?", ".AAAA"})
  void whatWasNeverSealedDoesNotOpen(String text) {
    assertThatThrownBy(() -> seal("one", "one").open(text, OWNER)).isInstanceOf(SealBroken.class);
  }

  @Test
  void keysThatAreNoneAreRefusedWithoutShowingThem() {
    assertThatThrownBy(() -> new SealingKeys("one", Map.of("one", new Secret("SeCrEt"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("key one: expected 32 bytes in base64");
    assertThatThrownBy(() -> seal("two", "one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no key two");
  }

  private static Seal seal(String current, String... ids) {
    Map<String, Secret> keys = new LinkedHashMap<>();
    for (String id : ids) {
      byte[] key = new byte[32];
      key[0] = (byte) id.hashCode();
      keys.put(id, new Secret(Base64.getEncoder().encodeToString(key)));
    }
    return new Seal(new SealingKeys(current, keys), new SecureRandom());
  }
}
