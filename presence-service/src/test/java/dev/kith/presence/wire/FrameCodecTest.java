package dev.kith.presence.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.presence.membership.frame.Message;
import dev.kith.presence.membership.frame.Verdict;
import dev.kith.presence.membership.frame.Version;
import dev.kith.testkit.generated.SeededTest;
import dev.kith.testkit.http.Keys;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrameCodecTest {

  private static final int FRAMES = 50;
  private static final int SPOILT = 400;

  private final Signer signer = new Signer(Keys.SIGNATURES, Keys.OWNER, new SplittableRandom(1));
  private final FrameCodec codec = new FrameCodec(signer);
  private final SchnorrNotary notary = new SchnorrNotary("mesh", signer);

  @SeededTest
  void framesComeThroughAsTheyWere(long seed) {
    Frames frames = new Frames(new SplittableRandom(seed), notary);
    for (int i = 0; i < FRAMES; i++) {
      Frame frame = frames.next();
      byte[] datagram = codec.write(frame);

      assertThat(datagram.length).isEqualTo(frame.bytes()).isLessThanOrEqualTo(Frame.MAX_BYTES);
      assertThat(FrameCodec.read(datagram))
          .isInstanceOfSatisfying(
              SealedFrame.class,
              read -> {
                assertThat(read.frame()).isEqualTo(frame);
                assertThat(read.isSound(signer)).isTrue();
              });
    }
  }

  @SeededTest
  void whatIsCutOffIsTooShort(long seed) {
    byte[] datagram = codec.write(new Frames(new SplittableRandom(seed), notary).next());
    for (int length = 0; length < datagram.length; length++) {
      assertThat(FrameCodec.read(Arrays.copyOf(datagram, length))).isEqualTo(Unreadable.TOO_SHORT);
    }
  }

  @SeededTest
  void aSpoiltFrameIsUnreadableOrOfNobody(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] datagram = codec.write(new Frames(random, notary).next());
    for (int i = 0; i < SPOILT; i++) {
      byte[] spoilt = datagram.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
      }
      if (!Arrays.equals(spoilt, datagram)
          && FrameCodec.read(spoilt) instanceof SealedFrame sealed) {
        assertThat(sealed.isSound(signer)).isFalse();
      }
    }
  }

  @SeededTest
  void randomBytesAreUnreadable(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(2 * Frame.MAX_BYTES)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && random.nextBoolean()) {
        bytes[0] = Tags.VERSION;
      }
      assertThat(FrameCodec.read(bytes))
          .satisfiesAnyOf(
              read -> assertThat(read).isInstanceOf(Unreadable.class),
              read ->
                  assertThat(read)
                      .isInstanceOfSatisfying(
                          SealedFrame.class,
                          sealed -> assertThat(sealed.isSound(signer)).isFalse()));
    }
  }

  @Test
  void whatIsWrongIsSaid() {
    byte[] datagram = codec.write(new Frame("mesh", notary.key(), new Message.Ack(1), List.of()));
    byte[] longer = Arrays.copyOf(datagram, datagram.length + 1);
    byte[] otherVersion = datagram.clone();
    otherVersion[0] = 9;
    byte[] noMesh = datagram.clone();
    noMesh[1] = 0;
    byte[] otherMessage = datagram.clone();
    otherMessage[1 + 1 + 4 + 32] = 99;
    byte[] manyClaims = datagram.clone();
    manyClaims[1 + 1 + 4 + 32 + 1 + 8] = Frame.MAX_CLAIMS + 1;

    assertThat(FrameCodec.read(longer)).isEqualTo(Unreadable.TRAILING_BYTES);
    assertThat(FrameCodec.read(new byte[Frame.MAX_BYTES + 1])).isEqualTo(Unreadable.TOO_LONG);
    assertThat(FrameCodec.read(otherVersion)).isEqualTo(Unreadable.OTHER_VERSION);
    assertThat(FrameCodec.read(noMesh)).isEqualTo(Unreadable.MEANINGLESS);
    assertThat(FrameCodec.read(otherMessage)).isEqualTo(Unreadable.MEANINGLESS);
    assertThat(FrameCodec.read(manyClaims)).isEqualTo(Unreadable.TOO_MANY_CLAIMS);
  }

  @Test
  void aClaimIsAttestedForItsSignerAndItsMeshOnly() {
    Alive alive = notary.alive(Version.first(1), new Endpoint("host", 1, ""));
    Claim suspect = notary.accuse(Verdict.SUSPECT, Keys.READER.publicKey(), Version.first(1));
    Claim dead = notary.accuse(Verdict.DEAD, Keys.READER.publicKey(), Version.first(1));

    assertThat(List.of(alive, suspect, dead)).allMatch(notary::attests);
    assertThat(
            notary.attests(
                new Alive(
                    alive.subject(),
                    alive.version().raised(),
                    alive.endpoint(),
                    alive.signature())))
        .isFalse();
    assertThat(
            notary.attests(
                new Alive(
                    Keys.READER.publicKey(), alive.version(), alive.endpoint(), alive.signature())))
        .isFalse();
    assertThat(new SchnorrNotary("other", signer).attests(alive)).isFalse();
    assertThat(suspect.signature()).isNotEqualTo(dead.signature());
  }
}
