package dev.kith.servicekit.boot;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is wrong with one option.
///
/// @param option its name as in the documentation, such as `kith.http.max-body`
/// @param value as it was given, null if there was none
/// @param origin where it was given, null if that is not known
/// @param fault what is wrong, without a full stop
/// @param example of a good value, null if none is known
record OptionFault(
    String option,
    @Nullable String value,
    @Nullable String origin,
    String fault,
    @Nullable String example) {

  private static final Set<String> SECRETS = Set.of("password", "secret", "token", "private-key");

  String sentence() {
    StringBuilder sentence = new StringBuilder("The option ").append(option);
    sentence.append(value == null || isSecret() ? " is not right" : " cannot be '" + value + "'");
    if (origin != null) {
      sentence.append(" (from ").append(origin).append(')');
    }
    sentence.append(": ").append(repeatsASecret() ? "expected another form" : fault);
    if (example != null) {
      sentence.append("; for example ").append(option).append(" = ").append(example);
    }
    return sentence.append('.').toString();
  }

  /// The log is read by more people than the configuration. An nsec is a secret key of Nostr,
  /// easily pasted where the npub belongs.
  private boolean isSecret() {
    return SECRETS.stream().anyMatch(option::contains)
        || (value != null && value.toLowerCase(Locale.ROOT).contains("nsec1"));
  }

  private boolean repeatsASecret() {
    return isSecret() && value != null && !value.isBlank() && fault.contains(value);
  }
}
