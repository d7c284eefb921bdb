package dev.kith.servicekit.http.access;

import dev.kith.servicekit.access.Role;

/// What a request needs to go on.
sealed interface AccessRule {

  /// Nothing.
  record Open() implements AccessRule {}

  /// A key with that role or a higher one.
  record Needs(Role role) implements AccessRule {}

  /// To come from an observing network, or the role reader.
  record Observed() implements AccessRule {}

  /// It cannot go on: nothing says who might.
  record Absent() implements AccessRule {}
}
