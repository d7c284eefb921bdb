package dev.kith.model.nip19;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.event.Address;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedEntityTest {

  private static final String A32 = "aa".repeat(32);
  private static final PublicKey KEY = PublicKey.ofHex(A32);
  private static final EventId ID = EventId.ofHex(A32);

  /// `A` stands for 32 bytes.
  @ParameterizedTest
  @CsvSource({
    "npub, '', 'expected 32 bytes in the npub, got 0'",
    "nsec, aa, 'expected 32 bytes in the nsec, got 1'",
    "note, A00, 'expected 32 bytes in the note, got 33'",
    "nprofile, '', 'the nprofile lacks its main field'",
    "nprofile, 00, 'the nprofile breaks off inside a field'",
    "nprofile, 0020aa, 'the nprofile breaks off inside a field'",
    "nprofile, 0020A01, 'the nprofile breaks off inside a field'",
    "nprofile, 0020A01ff61, 'the nprofile breaks off inside a field'",
    "nprofile, 0001aa, 'expected 32 bytes in the main field of the nprofile, got 1'",
    "nprofile, 0020A0103772073, 'expected visible ASCII in a relay, got U+0020 at 1'",
    "nprofile, 0020A01027780, 'expected visible ASCII in a relay, got U+0080 at 1'",
    "nevent, 0220A, 'the nevent lacks its main field'",
    "nevent, 0020A0201aa, 'expected 32 bytes in the author of the nevent, got 1'",
    "nevent, 0020A0300, 'expected 4 bytes in the kind of the nevent, got 0'",
    "nevent, 0020A03020001, 'expected 4 bytes in the kind of the nevent, got 2'",
    "nevent, 0020A030400010000, 'expected a kind of 0 to 65535 in the nevent, got 65536'",
    "nevent, 0020A0304ffffffff, 'expected a kind of 0 to 65535 in the nevent, got 4294967295'",
    "naddr, 0220A030400007530, 'the naddr lacks its main field'",
    "naddr, 0000030400007530, 'the naddr lacks its author'",
    "naddr, 00000220A, 'the naddr lacks its kind'",
    "naddr, 0001ff0220A030400007530, 'the identifier in the naddr is not UTF-8'"
  })
  void isRefusedForItsFault(String prefix, String data, String sentence) {
    String text = text(prefix, data);

    assertThatIllegalArgumentException().isThrownBy(() -> Entity.parse(text)).withMessage(sentence);
  }

  @Test
  void unknownFieldsAreIgnored() {
    assertThat(Entity.parse(text("nprofile", "7f02abcd0020Aff00")))
        .isEqualTo(new Nprofile(KEY, List.of()));
  }

  @Test
  void anEmptyRelayIsIgnored() {
    assertThat(Entity.parse(text("nprofile", "0020A0100010177")))
        .isEqualTo(new Nprofile(KEY, List.of("w")));
  }

  @Test
  void theFirstOfTwoCounts() {
    String data = "0020A" + "030400000001" + "030400000002" + "0020" + "bb".repeat(32);

    assertThat(Entity.parse(text("nevent", data))).isEqualTo(new Nevent(ID, List.of(), null, 1));
  }

  @Test
  void whatHasNoEncodingIsRefused() {
    assertRefused(
        new Nprofile(KEY, List.of("wss://" + "x".repeat(250))),
        "expected at most 255 bytes in the relay, got 256");
    assertRefused(
        new Nprofile(KEY, List.of("wss://é")),
        "expected visible ASCII in a relay, got U+00E9 at 6");
    assertRefused(new Nprofile(KEY, List.of("")), "expected the URL of a relay, got empty text");
    assertRefused(
        new Naddr(new Address(30_000, KEY, "é".repeat(128)), List.of()),
        "expected at most 255 bytes in the main field, got 256");
    assertRefused(
        new Naddr(new Address(30_000, KEY, "\ud800"), List.of()),
        "an identifier with half a surrogate pair has no UTF-8");
    assertRefused(
        new Nevent(ID, List.of(), null, 65_536), "expected a kind of 0 to 65535, got 65536");
    assertRefused(
        new Nevent(ID, Collections.nCopies(300, "wss://a.b"), null, null),
        "the text would have 5348 characters, and 5000 are allowed: name fewer relays");
  }

  /// Whatever the bytes, there is an entity or one sentence, and no other exception.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noBytesCrashTheReader(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> prefixes = List.of("npub", "nprofile", "nevent", "naddr");
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] data = new byte[random.nextInt(80)];
      random.nextBytes(data);
      for (int j = 0; j < data.length && random.nextBoolean(); j += 34) {
        data[j] = (byte) random.nextInt(4);
      }
      refused += refusals(new Bech32(prefixes.get(i % 4), data).text());
    }
    assertThat(refused).isPositive();
  }

  private static int refusals(String text) {
    try {
      Entity.parse(text);
      return 0;
    } catch (IllegalArgumentException refusal) {
      assertThat(refusal.getMessage()).isNotBlank().doesNotContain("\n");
      return 1;
    }
  }

  private static void assertRefused(Entity entity, String sentence) {
    assertThatIllegalArgumentException().isThrownBy(entity::text).withMessage(sentence);
  }

  private static String text(String prefix, String data) {
    return new Bech32(prefix, HexFormat.of().parseHex(data.replace("A", A32))).text();
  }
}
