package dev.kith.testkit.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// What a Markdown text points to, and what in it can be pointed to.
///
/// @param destinations of links, images and reference definitions, as they are written
/// @param anchors the headings in the form in which GitHub makes them anchors, and explicit ones
record Document(List<String> destinations, Set<String> anchors) {

  private static final Pattern HTML_DESTINATION = Pattern.compile("(?:href|src)=[\"']([^\"']*)");
  private static final Pattern HTML_ANCHOR = Pattern.compile("<a (?:id|name)=[\"']([^\"']*)");

  static Document parse(String markdown) {
    Reader reader = new Reader();
    Parser.builder().build().parse(markdown).accept(reader);
    return new Document(reader.destinations, reader.anchors);
  }

  private static final class Reader extends AbstractVisitor {

    private final List<String> destinations = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();

    @Override
    public void visit(Link link) {
      destinations.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      destinations.add(image.getDestination());
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
      destinations.add(definition.getDestination());
    }

    @Override
    public void visit(HtmlInline html) {
      readHtml(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
      readHtml(html.getLiteral());
    }

    @Override
    public void visit(Heading heading) {
      String anchor = anchor(text(heading));
      // A heading that comes again gets a number.
      String unique = anchor;
      for (int again = 1; !anchors.add(unique); again++) {
        unique = anchor + "-" + again;
      }
      visitChildren(heading);
    }

    private void readHtml(String html) {
      HTML_DESTINATION.matcher(html).results().forEach(found -> destinations.add(found.group(1)));
      Matcher anchor = HTML_ANCHOR.matcher(html);
      anchor.results().forEach(found -> anchors.add(found.group(1)));
    }

    private static String anchor(String heading) {
      return heading
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc} -]", "")
          .replace(' ', '-');
    }

    private static String text(Heading heading) {
      StringBuilder text = new StringBuilder();
      heading.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text node) {
              text.append(node.getLiteral());
            }

            @Override
            public void visit(Code node) {
              text.append(node.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak node) {
              text.append(' ');
            }
          });
      return text.toString();
    }
  }
}
