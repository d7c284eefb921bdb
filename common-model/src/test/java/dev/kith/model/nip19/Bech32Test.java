package dev.kith.model.nip19;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The vectors are those of BIP-173, "Test vectors" (licence BSD-2-Clause), and one in two cases.
class Bech32Test {

  /// The last one is invalid in the BIP for its 91 characters alone, a limit that NIP-19 lifts.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A12UEL5L",
        "a12uel5l",
        "an83characterlonghumanreadablepartthatcontainsthenumber1"
            + "andtheexcludedcharactersbio1tt5tgs",
        "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        "11qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq"
            + "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqc8247j",
        "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
        "?1ezyfcl",
        "an84characterslonghumanreadablepartthatcontainsthenumber1"
            + "andtheexcludedcharactersbio1569pvx"
      })
  void validVectorsAreReadAndWrittenBack(String text) {
    assertThat(Bech32.parse(text).text()).isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({
    "' 1nwldj5', 'expected visible ASCII in bech32 text, got U+0020 at 0'",
    "\u007f1axkwrx, 'expected visible ASCII in bech32 text, got U+007F at 0'",
    "\u00801eym55h, 'expected visible ASCII in bech32 text, got U+0080 at 0'",
    "pzry9x0s0muk, 'expected bech32 text, a prefix before the last 1'",
    "1pzry9x0s0muk, 'expected bech32 text, a prefix before the last 1'",
    "x1b4n0q5v, 'expected bech32 text, got ''b'' behind the last 1'",
    "li1dgmt3, 'the checksum is wrong, so a character is missing or mistyped'",
    "de1lg7wt\u00ff, 'expected visible ASCII in bech32 text, got U+00FF at 8'",
    "A1G7SGD8, 'the checksum is wrong, so a character is missing or mistyped'",
    "10a06t8, 'expected bech32 text, a prefix before the last 1'",
    "1qzzfhee, 'expected bech32 text, a prefix before the last 1'",
    "A12uEL5L, 'expected bech32 text in one case, got both'"
  })
  void invalidVectorsAreRefusedForTheirFault(String text, String sentence) {
    assertThatIllegalArgumentException().isThrownBy(() -> Bech32.parse(text)).withMessage(sentence);
  }

  @Test
  void emptyTextIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bech32.parse(""))
        .withMessage("expected bech32 text, a prefix before the last 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void allBytesComeBack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] data = new byte[random.nextInt(3_000)];
    random.nextBytes(data);

    Bech32 read = Bech32.parse(new Bech32("any", data).text());

    assertThat(read.prefix()).isEqualTo("any");
    assertThat(read.data()).isEqualTo(data);
  }

  @Test
  void everyMistypedCharacterIsNoticed() {
    String text = new Bech32("npub", new byte[32]).text();

    for (int i = text.indexOf('1') + 1; i < text.length(); i++) {
      char other = text.charAt(i) == 'z' ? 'r' : 'z';
      String mistyped = text.substring(0, i) + other + text.substring(i + 1);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Bech32.parse(mistyped))
          .withMessage("the checksum is wrong, so a character is missing or mistyped");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 33})
  void bitsThatMakeNoByteAreRefused(int groups) {
    String text = withGroups(new byte[groups]);

    if (groups * 5 % 8 > 4) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Bech32.parse(text))
          .withMessage("expected bech32 text that ends in at most 4 zero bits");
    } else {
      assertThat(Bech32.parse(text).data()).hasSize(groups * 5 / 8);
    }
  }

  @Test
  void leftOverBitsThatAreNotZeroAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bech32.parse(withGroups(new byte[] {0, 1})))
        .withMessage("expected bech32 text that ends in at most 4 zero bits");
  }

  @Test
  void noTextHasMoreThan5000Characters() {
    assertThat(new Bech32("ab", new byte[3_119]).text()).hasSize(5_000);
    assertThat(Bech32.parse(new Bech32("ab", new byte[3_119]).text()).data()).hasSize(3_119);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bech32("abc", new byte[3_119]).text())
        .withMessage(
            "the text would have 5001 characters, and 5000 are allowed: name fewer relays");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bech32.parse("a".repeat(5_001)))
        .withMessage("expected at most 5000 characters, got 5001");
  }

  private static String withGroups(byte[] groups) {
    StringBuilder text = new StringBuilder("x1");
    String alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    for (byte group : groups) {
      text.append(alphabet.charAt(group));
    }
    for (byte group : Checksum.of("x", groups)) {
      text.append(alphabet.charAt(group));
    }
    return text.toString();
  }
}
