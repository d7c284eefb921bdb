package dev.kith.wake.mesh;

/// A service has answered with anything but what was asked for. The message is one sentence.
public final class MeshRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  MeshRefused(MeshService.Place place, int status, String body) {
    super(
        status == 403
            ? "the %s does not take this service for one of its own: does it name its key in %s?"
                .formatted(place.name(), place.option())
            : "the %s answered %d: %s".formatted(place.name(), status, body));
  }
}
