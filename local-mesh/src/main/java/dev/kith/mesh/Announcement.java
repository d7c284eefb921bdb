package dev.kith.mesh;

import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Npub;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What a running mesh tells about itself.
///
/// @param services URL of each service, by its name
/// @param database URL of PostgreSQL, without the password
/// @param owner whose key has all roles at the services
record Announcement(
    Map<String, URI> services, String database, PublicKey owner, Path data, long pid) {

  /// One line:
  /// `{"relay":"ws://…","database":"postgresql://…","owner":"npub1…","data":"/…","pid":1}`.
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      services.forEach((name, url) -> json.writeStringProperty(name, url.toString()));
      json.writeStringProperty("database", database);
      json.writeStringProperty("owner", new Npub(owner).text());
      json.writeStringProperty("data", data.toString());
      json.writeNumberProperty("pid", pid);
      json.writeEndObject();
    }
    return text.toString();
  }
}
