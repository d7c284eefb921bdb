package dev.kith.servicekit.boot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConverterNotFoundException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/// Finds out of a failed binding which options are to blame.
final class OptionFaults {

  private final OptionExamples examples;

  OptionFaults(OptionExamples examples) {
    this.examples = examples;
  }

  Stream<OptionFault> of(BindException failure) {
    return switch (failure.getCause()) {
      case UnboundConfigurationPropertiesException unknown -> unknown(unknown);
      case BindValidationException invalid -> invalid(invalid.getValidationErrors());
      case null, default -> Stream.of(unreadable(failure));
    };
  }

  private Stream<OptionFault> unknown(UnboundConfigurationPropertiesException failure) {
    return failure.getUnboundProperties().stream()
        .map(property ->
            new OptionFault(
                property.getName().toString(),
                Objects.toString(property.getValue()),
                text(property.getOrigin()),
                "there is no such option; below %s there are %s"
                    .formatted(examples.prefix(), examples.names()),
                null));
  }

  private Stream<OptionFault> invalid(ValidationErrors errors) {
    return errors.getAllErrors().stream().map(error -> invalid(error, errors));
  }

  private OptionFault invalid(ObjectError error, ValidationErrors errors) {
    String fault = Objects.requireNonNullElse(error.getDefaultMessage(), "it is not valid");
    if (!(error instanceof FieldError field)) {
      return new OptionFault(errors.getName().toString(), null, null, fault, null);
    }
    String option = errors.getName() + "." + OptionExamples.dashed(field.getField());
    Object value = field.getRejectedValue();
    return new OptionFault(
        option,
        value == null ? null : value.toString(),
        text(Origin.from(error)),
        fault,
        examples.of(option));
  }

  private OptionFault unreadable(BindException failure) {
    String option = failure.getName().toString();
    ConfigurationProperty property = failure.getProperty();
    if (property == null || !property.getName().equals(failure.getName())) {
      return new OptionFault(option, null, null, fault(failure), examples.of(option));
    }
    return new OptionFault(
        option,
        Objects.toString(property.getValue()),
        text(property.getOrigin()),
        fault(failure),
        examples.of(option));
  }

  private static String fault(BindException failure) {
    Throwable cause = failure;
    Class<?> wanted = failure.getTarget().getType().resolve(Object.class);
    while (cause.getCause() != null && !saysWhy(cause)) {
      if (cause instanceof ConversionFailedException conversion) {
        wanted = conversion.getTargetType().getType();
      }
      cause = cause.getCause();
    }
    if (wanted.isEnum()) {
      return Arrays.stream(wanted.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "expected one of ", ""));
    }
    String message = cause.getMessage();
    return switch (cause) {
      case NumberFormatException _ -> "expected a number";
      case ConverterNotFoundException _ -> "expected another form";
      default -> message == null ? "expected another form" : message;
    };
  }

  /// True for what a type throws that cannot be made of a text; all around it is packing.
  private static boolean saysWhy(Throwable cause) {
    return cause instanceof IllegalArgumentException;
  }

  private static @Nullable String text(@Nullable Origin origin) {
    return origin == null ? null : origin.toString();
  }
}
