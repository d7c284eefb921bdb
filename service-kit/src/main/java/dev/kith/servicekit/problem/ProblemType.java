package dev.kith.servicekit.problem;

/// Every type of problem that a service answers with. The URIs are stable: programs compare them.
public enum ProblemType {
  INVALID_REQUEST("invalid-request", 400, "The request is not valid"),
  UNAUTHENTICATED("unauthenticated", 401, "The request proves no key"),
  FORBIDDEN("forbidden", 403, "The key may not do this"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The path does not know this method"),
  NOT_ACCEPTABLE("not-acceptable", 406, "None of the accepted media types is offered"),
  REQUEST_TIMEOUT("request-timeout", 408, "The request took too long to arrive"),
  CONFLICT("conflict", 409, "The request contradicts the present state"),
  TOO_LARGE("too-large", 413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body's media type is not understood"),
  RATE_LIMITED("rate-limited", 429, "There were too many requests"),
  INTERNAL("internal", 500, "The service is at fault"),
  UNAVAILABLE("unavailable", 503, "The service cannot do this now");

  private final String word;
  private final int status;
  private final String title;

  ProblemType(String word, int status, String title) {
    this.word = word;
    this.status = status;
    this.title = title;
  }

  /// The `type` of RFC 9457.
  public String uri() {
    return "urn:kith:problem:" + word;
  }

  /// The status code of HTTP.
  public int status() {
    return status;
  }

  public String title() {
    return title;
  }
}
