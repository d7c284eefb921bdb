package dev.kith.model.secp256k1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Bip340VectorsTest {

  private final Signatures signatures = NativeSignatures.load();

  @ParameterizedTest
  @MethodSource("applicable")
  void verifiesAsTheVectorSays(Bip340Vector vector) {
    boolean verified =
        signatures.verify(
            Signature.ofHex(vector.signature()),
            vector.message32(),
            PublicKey.ofHex(vector.publicKey()));

    assertThat(verified).isEqualTo(vector.valid());
  }

  @ParameterizedTest
  @MethodSource("signable")
  void signsAsTheVectorSays(Bip340Vector vector) {
    SecretKey key = new SecretKey(Bytes32.ofHex(vector.secretKey()));
    Bytes32 auxiliary = Bytes32.ofHex(vector.auxiliary());

    assertThat(signatures.publicKey(key).hex()).isEqualTo(vector.publicKey());
    assertThat(signatures.sign(vector.message32(), key, auxiliary).hex())
        .isEqualTo(vector.signature());
  }

  /// The port signs event ids, so the four vectors whose message has 0, 1, 17 or 100 bytes have no
  /// way in.
  @Test
  void fifteenOfTheNineteenVectorsApply() {
    assertThat(Bip340Vector.all()).hasSize(19);
    assertThat(applicable()).hasSize(15);
    assertThat(signable()).hasSize(4);
  }

  private static Stream<Bip340Vector> applicable() {
    return Bip340Vector.all().stream().filter(vector -> vector.message().length() == 64);
  }

  private static Stream<Bip340Vector> signable() {
    return applicable().filter(vector -> !vector.secretKey().isEmpty());
  }
}
