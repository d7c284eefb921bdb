package dev.kith.model.negentropy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Both our sides say byte for byte what both sides of the reference said about the same sets.
class ReferenceDialoguesTest {

  @ParameterizedTest(name = "seed {0}: {1} records")
  @CsvFileSource(resources = "reference-dialogues.csv", numLinesToSkip = 1)
  void theSameSetsGiveTheSameMessages(
      int seed,
      int records,
      int perSecond,
      int onlyInitiator,
      int onlyResponder,
      int initiatorLimit,
      int responderLimit,
      int messages,
      int have,
      int need,
      String sha256)
      throws NoSuchAlgorithmException {
    ItemSet.Builder own = new ItemSet.Builder();
    ItemSet.Builder other = new ItemSet.Builder();
    for (int i = 0; i < records; i++) {
      byte[] hash = sha256().digest(utf8(seed + ":" + i));
      EventId id = new EventId(Bytes32.of(hash));
      long time = 1_700_000_000L + i / perSecond;
      int draw = ((hash[30] & 0xff) << 8 | (hash[31] & 0xff)) % 1000;
      if (draw >= onlyResponder) {
        own.add(time, id);
      }
      if (draw < onlyResponder || draw >= onlyResponder + onlyInitiator) {
        other.add(time, id);
      }
    }

    Dialogue dialogue =
        Dialogue.between(
            new Initiator(own.build(), initiatorLimit),
            new Responder(other.build(), responderLimit));

    assertThat(dialogue.messages()).hasSize(messages);
    assertThat(dialogue.have()).hasSize(have);
    assertThat(dialogue.need()).hasSize(need);
    MessageDigest said = sha256();
    dialogue.messages().forEach(message -> said.update(utf8(message.hex() + "\n")));
    assertThat(HexFormat.of().formatHex(said.digest())).isEqualTo(sha256);
  }

  private static MessageDigest sha256() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
