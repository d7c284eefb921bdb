package dev.kith.wake.provider.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MessageEncryptionTest {

  /// RFC 8291, appendix A.
  @Test
  void theExampleOfTheSpecificationComesOut() throws GeneralSecurityException {
    KeyPair server =
        new KeyPair(
            P256.publicKey(
                bytes(
                    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
            P256.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));

    byte[] message =
        MessageEncryption.encrypt(
            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
            P256.publicKey(
                bytes(
                    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")),
            bytes("BTBZMqHH6r4Tts7J_aSIgg"),
            server,
            bytes("DGv6ra1nlYgDCS1FRnbzlw"));

    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(message))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
                + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
                + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void aPointThatIsNotOnTheCurveIsRefused() throws GeneralSecurityException {
    byte[] point =
        bytes(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
    point[20] ^= 1;
    KeyPair own = P256.generate();

    assertThatThrownBy(() ->
            MessageEncryption.encrypt(
                new byte[1], P256.publicKey(point), new byte[16], own, new byte[16]))
        .isInstanceOf(GeneralSecurityException.class);
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }
}
