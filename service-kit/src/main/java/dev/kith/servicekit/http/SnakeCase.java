package dev.kith.servicekit.http;

import java.util.Locale;
import java.util.regex.Pattern;

/// How names of Java appear in JSON: `createdAt` as `created_at`, as in Nostr.
public final class SnakeCase {

  private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private SnakeCase() {}

  public static String of(String name) {
    return WORD.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
