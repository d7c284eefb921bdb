package dev.kith.testkit.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One fenced JSON block of a document.
///
/// @param what the word behind `json`, which says what the block is an example of
/// @param line where it starts, from 1
record Example(String page, int line, String what, String json) {

  private static final Pattern BLOCK =
      Pattern.compile("^```json (\\S+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  static List<Example> of(Path page) {
    String text = read(page);
    List<Example> examples = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      int line = (int) text.substring(0, block.start()).lines().count() + 1;
      examples.add(new Example(page.getFileName() + "", line, block.group(1), block.group(2)));
    }
    return examples;
  }

  byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  String name() {
    return page + " line " + line + ": " + what;
  }

  private static String read(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
