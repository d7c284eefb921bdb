package dev.kith.testkit.documents;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All Markdown files of a directory tree, and what they may link to.
///
/// @param documents by their path below the root
/// @param paths of all files and directories below the root, in their exact spelling
record Documents(Map<Path, Document> documents, Set<Path> paths) {

  private static final Set<String> NOT_COMMITTED =
      Set.of(".git", ".idea", ".settings", ".vscode", "node_modules", "target");

  private static final Pattern LEADS_OUTSIDE = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*:|//).*");

  static Documents below(Path root) throws IOException {
    Documents found = new Documents(new TreeMap<>(), new HashSet<>());
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes ignored) {
            found.paths.add(root.relativize(directory));
            return NOT_COMMITTED.contains(String.valueOf(directory.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored)
              throws IOException {
            Path path = root.relativize(file);
            found.paths.add(path);
            if (path.toString().endsWith(".md")) {
              found.documents.put(path, Document.parse(Files.readString(file)));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  /// One sentence for each link that leads nowhere.
  Stream<String> deadLinks() {
    return documents.entrySet().stream()
        .flatMap(entry ->
            entry.getValue().destinations().stream()
                .distinct()
                .filter(destination -> !LEADS_OUTSIDE.matcher(destination).matches())
                .mapMulti((destination, faults) -> {
                  String fault = fault(entry.getKey(), destination);
                  if (fault != null) {
                    faults.accept(entry.getKey() + " links to " + fault);
                  }
                }));
  }

  private @Nullable String fault(Path document, String destination) {
    String[] parts = destination.split("#", 2);
    Path target = document;
    if (!parts[0].isEmpty()) {
      String path = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
      target = document.resolveSibling(path).normalize();
      if (!paths.contains(target)) {
        return path + ", which does not exist";
      }
    }
    Document inside = documents.get(target);
    return parts.length == 1 || inside == null || inside.anchors().contains(parts[1])
        ? null
        : destination + ", which has no such heading";
  }
}
