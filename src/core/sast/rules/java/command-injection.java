import jakarta.servlet.http.HttpServletRequest;
import java.util.*;

class Reports {
  private static final Map<String, String> FORMATS = Map.of("pdf", "--pdf", "png", "--png");

  void shell(HttpServletRequest request) throws Exception {
    String name = request.getParameter("name");
    // ruleid: java-command-injection
    Runtime.getRuntime().exec("convert " + name + " out.png");
    Runtime runtime = Runtime.getRuntime();
    // ruleid: java-command-injection
    runtime.exec(new String[] {"sh", "-c", "convert " + name});
    // ruleid: java-command-injection
    new ProcessBuilder("sh", "-c", String.format("convert %s", name)).start();
  }

  void listed(HttpServletRequest request) throws Exception {
    List<String> command = new ArrayList<>();
    command.add("bash");
    command.add("-c");
    command.add("cat " + request.getParameter("file"));
    // ruleid: java-command-injection
    new ProcessBuilder(command).start();
  }

  void fixed(HttpServletRequest request) throws Exception {
    // ok: java-command-injection
    Runtime.getRuntime().exec("uptime");
    String option = FORMATS.get(request.getParameter("format"));
    // ok: java-command-injection
    Runtime.getRuntime().exec("convert " + option);
    String name = request.getParameter("name");
    if (!List.of("harbour", "weather").contains(name)) {
      return;
    }
    // ok: java-command-injection
    Runtime.getRuntime().exec("report " + name);
  }
}
