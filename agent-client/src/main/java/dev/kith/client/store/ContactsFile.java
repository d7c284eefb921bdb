package dev.kith.client.store;

import dev.kith.client.identity.Contacts;
import dev.kith.client.identity.LocalTrouble;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file `contacts`: a name, white space and a hex key, npub or `name@host` per line. What
/// follows a `#` is a comment.
public final class ContactsFile implements Contacts {

  private static final Pattern ENTRY = Pattern.compile("(\\S+)\\s+(\\S+)");

  private final Path file;

  /// @param home KITH_HOME
  public ContactsFile(Path home) {
    this.file = home.resolve("contacts");
  }

  @Override
  public Map<String, String> all() {
    Map<String, String> contacts = new LinkedHashMap<>();
    String text = PrivateFiles.read(file);
    if (text != null) {
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        String content = line.replaceFirst("#.*", "").strip();
        Matcher entry = ENTRY.matcher(content);
        if (entry.matches()) {
          contacts.put(entry.group(1), entry.group(2));
        } else if (!content.isEmpty()) {
          throw new LocalTrouble(
              "line %d of %s is not a name and a key: correct it".formatted(number, file));
        }
      }
    }
    return contacts;
  }
}
