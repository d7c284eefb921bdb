package dev.kith.client.identity;

import java.util.regex.Pattern;

/// What a person calls one of the keys of this machine.
public record KeyName(String text) implements Comparable<KeyName> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

  /// What the first key of a machine is called.
  public static final KeyName DEFAULT = new KeyName("default");

  /// @throws IllegalArgumentException in one sentence, if the text cannot name a key
  public KeyName {
    if (!isOne(text)) {
      throw new IllegalArgumentException(
          "a key's name has 1 to 40 of the characters a-z 0-9 . _ - and starts with one of the"
              + " first two kinds");
    }
  }

  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  @Override
  public int compareTo(KeyName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
