package dev.kith.servicekit.http.openapi;

import dev.kith.servicekit.access.Role;
import dev.kith.servicekit.http.access.DeclaredRoles;
import dev.kith.servicekit.paging.Cursor;
import dev.kith.servicekit.paging.PageRequest;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/// Completes the description of each controller method.
final class Operations implements OperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    DeclaredRoles.of(method).ifPresent(role -> describe(role, operation));
    boolean paged =
        Arrays.stream(method.getMethodParameters())
            .map(MethodParameter::getParameterType)
            .anyMatch(PageRequest.class::equals);
    if (paged) {
      operation.addParametersItem(limit()).addParametersItem(after());
    }
    operation.getResponses().addApiResponse("default", problem());
    return operation;
  }

  private static void describe(Role role, Operation operation) {
    operation.addSecurityItem(new SecurityRequirement().addList(Description.SIGNATURE));
    operation.addExtension("x-kith-role", role.name().toLowerCase(Locale.ROOT));
  }

  private static QueryParameter limit() {
    Schema<?> schema =
        new IntegerSchema()
            .minimum(BigDecimal.ONE)
            .maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
    schema.setDefault(PageRequest.DEFAULT_LIMIT);
    return parameter("limit", "items on the page at most", schema);
  }

  private static QueryParameter after() {
    return parameter(
        "after",
        "the 'next' of the page before; without it the first page",
        new StringSchema().maxLength(Cursor.MAX_TOKEN));
  }

  private static QueryParameter parameter(String name, String description, Schema<?> schema) {
    QueryParameter parameter = new QueryParameter();
    parameter.name(name).description(description).schema(schema);
    return parameter;
  }

  private static ApiResponse problem() {
    return new ApiResponse()
        .description("What went wrong")
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(
                            new Schema<>().$ref("#/components/schemas/" + Description.PROBLEM))));
  }
}
