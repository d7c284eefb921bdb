package dev.kith.servicekit.http.access;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;

/// The paths that the rules of access are about.
final class Api {

  /// Where the description of the API is, which is for everybody.
  static final String OPENAPI = "/v1/openapi.json";

  private static final String V1 = "v1";

  private Api() {}

  /// True for paths in the version that there is.
  static boolean includes(PathContainer path) {
    return V1.equals(first(path));
  }

  /// True for the patterns of such paths.
  static boolean includes(String pattern) {
    return includes(PathContainer.parsePath(pattern));
  }

  static boolean isDescription(String pathOrPattern) {
    return pathOrPattern.startsWith(OPENAPI);
  }

  /// The first part of a path as the mappings of controllers see it, decoded and without
  /// parameters.
  static String first(PathContainer path) {
    return path.elements().stream()
        .filter(PathSegment.class::isInstance)
        .map(element -> ((PathSegment) element).valueToMatch())
        .findFirst()
        .orElse("");
  }
}
