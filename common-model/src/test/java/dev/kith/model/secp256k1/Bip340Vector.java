package dev.kith.model.secp256k1;

import dev.kith.model.event.Bytes32;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One line of the official table; a field that the line leaves empty is the empty text.
record Bip340Vector(
    String index,
    String secretKey,
    String publicKey,
    String auxiliary,
    String message,
    String signature,
    boolean valid,
    String comment) {

  static List<Bip340Vector> all() {
    try (InputStream table =
        Objects.requireNonNull(Bip340Vector.class.getResourceAsStream("bip340-vectors.csv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Bip340Vector::parse)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Bytes32 message32() {
    return Bytes32.ofHex(message);
  }

  private static Bip340Vector parse(String line) {
    String[] field = line.split(",", 8);
    return new Bip340Vector(
        field[0],
        hex(field[1]),
        hex(field[2]),
        hex(field[3]),
        hex(field[4]),
        hex(field[5]),
        field[6].equals("TRUE"),
        field[7]);
  }

  private static String hex(String field) {
    return field.toLowerCase(Locale.ROOT);
  }
}
