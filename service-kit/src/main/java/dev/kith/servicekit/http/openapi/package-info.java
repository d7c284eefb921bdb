/// The description of a service's API at `/v1/openapi.json` (OpenAPI 3.1), made by springdoc from
/// the controllers and completed by what holds for all of them: roles, signatures, problems, pages,
/// names.
@NullMarked
package dev.kith.servicekit.http.openapi;

import org.jspecify.annotations.NullMarked;
