package dev.kith.wake.http;

import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemType;
import dev.kith.wake.registration.DeviceWish;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a registration that came otherwise than by a request: the name of the device, and what
/// else is the body of a request.
public final class WrappedDevice {

  private final JsonMapper json;
  private final Validator validator;

  /// @param json as requests are read with
  public WrappedDevice(JsonMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  private record Named(
      @NotNull @Pattern(regexp = DeviceController.NAME) String name,
      @NotNull @Valid DeviceBody device) {}

  /// @throws dev.kith.servicekit.problem.ProblemException if it is none
  public DeviceWish read(String text) {
    Named named;
    try {
      named = json.readValue(text, Named.class);
    } catch (JacksonException unreadable) {
      throw fault("expected an object with a name and a device");
    }
    validator
        .validate(named)
        .forEach(violation -> {
          throw fault(violation.getPropertyPath() + " " + violation.getMessage());
        });
    return named.device().wish(named.name());
  }

  private static RuntimeException fault(String sentence) {
    return Problem.of(ProblemType.INVALID_REQUEST, sentence).exception();
  }
}
