package dev.kith.model.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.secp256k1.NativeSignatures;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class KeyPairTest {

  private final Signatures signatures = NativeSignatures.load();

  @Test
  void everyDrawGivesAnotherPairThatBelongsTogether() {
    RandomGenerator random = new SplittableRandom(7);

    KeyPair first = KeyPair.generate(signatures, random);
    KeyPair second = KeyPair.generate(signatures, random);

    assertThat(first).isNotEqualTo(second).isEqualTo(KeyPair.of(signatures, first.secretKey()));
    assertThat(first.publicKey()).isEqualTo(signatures.publicKey(first.secretKey()));
  }

  @Test
  void aGeneratorOfZerosGivesNoKey() {
    RandomGenerator zeros = () -> 0L;

    assertThatIllegalArgumentException().isThrownBy(() -> KeyPair.generate(signatures, zeros));
  }

  @Test
  void theSecretIsNeverPrinted() {
    KeyPair pair = KeyPair.generate(signatures, new SplittableRandom(7));

    assertThat(pair.toString()).contains("[hidden]").doesNotContain(pair.secretKey().value().hex());
  }
}
