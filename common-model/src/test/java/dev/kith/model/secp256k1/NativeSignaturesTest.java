package dev.kith.model.secp256k1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.crypto.SecretKey;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeSignaturesTest {

  private static final String ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
  private static final String BELOW_ORDER =
      "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140";
  private static final String ZERO =
      "0000000000000000000000000000000000000000000000000000000000000000";
  private static final String ONE =
      "0000000000000000000000000000000000000000000000000000000000000001";
  private static final PublicKey OFF_THE_CURVE =
      PublicKey.ofHex("eefdea4cdb677750a420fee807eacf21eb9898ae79b9768766e4faa04a2d4a34");

  private final Signatures signatures = NativeSignatures.load();

  @ParameterizedTest
  @ValueSource(strings = {ONE, BELOW_ORDER})
  void aNumberBelowTheGroupOrderIsASecretKey(String hex) {
    assertThat(signatures.isSecretKey(Bytes32.ofHex(hex))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {ZERO, ORDER})
  void zeroAndTheGroupOrderAreNoSecretKeys(String hex) {
    SecretKey key = secretKey(hex);

    assertThat(signatures.isSecretKey(key.value())).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signatures.publicKey(key))
        .withMessage("a secret key is neither zero nor beyond the group order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signatures.sign(Bytes32.ofHex(ONE), key, Bytes32.ofHex(ONE)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signatures.sharedPoint(key, signatures.publicKey(secretKey(ONE))));
  }

  @Test
  void theSharedPointIsTheSameFromBothSides() {
    SecretKey one = secretKey("1".repeat(64));
    SecretKey other = secretKey("2".repeat(64));

    assertThat(signatures.sharedPoint(one, signatures.publicKey(other)))
        .isEqualTo(signatures.sharedPoint(other, signatures.publicKey(one)));
  }

  @Test
  void theSharedPointIsNotHashed() {
    PublicKey peer = signatures.publicKey(secretKey("3".repeat(64)));

    assertThat(signatures.sharedPoint(secretKey(ONE), peer)).isEqualTo(peer.value());
  }

  @Test
  void thereIsNoSharedPointWithAKeyOffTheCurve() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signatures.sharedPoint(secretKey(ONE), OFF_THE_CURVE))
        .withMessage("no point of the curve has the public key " + OFF_THE_CURVE.hex());
  }

  private static SecretKey secretKey(String hex) {
    return new SecretKey(Bytes32.ofHex(hex));
  }
}
