package dev.kith.presence.wire;

import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.presence.membership.frame.Version;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Numbers are big-endian; texts are ASCII with their length before them.
final class ByteWriter {

  private final ByteBuffer buffer = ByteBuffer.allocate(Frame.MAX_BYTES);

  void tag(byte tag) {
    buffer.put(tag);
  }

  void small(int number) {
    buffer.put((byte) number);
  }

  void number(long number) {
    buffer.putLong(number);
  }

  void text(String text) {
    small(text.length());
    buffer.put(text.getBytes(StandardCharsets.US_ASCII));
  }

  void key(PublicKey key) {
    buffer.put(key.value().toBytes());
  }

  void signature(Signature signature) {
    buffer.put(signature.toBytes());
  }

  void version(Version version) {
    number(version.epoch());
    number(version.incarnation());
  }

  void endpoint(Endpoint endpoint) {
    text(endpoint.host());
    buffer.putShort((short) endpoint.port());
    text(endpoint.path());
  }

  byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
