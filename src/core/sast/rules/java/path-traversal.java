import jakarta.servlet.http.HttpServletRequest;
import java.io.*;
import java.nio.file.*;

class Photos {
  private final File folder = new File("/srv/photos");

  private Path pathOf(String name) {
    return Path.of("/srv/photos", name);
  }

  byte[] read(HttpServletRequest request) throws IOException {
    String name = request.getParameter("name");
    // ruleid: java-path-traversal
    File file = new File(folder, name);
    // ruleid: java-path-traversal
    Files.readString(pathOf(name));
    // ruleid: java-path-traversal
    return Files.readAllBytes(Paths.get("/srv/photos/" + name));
  }

  byte[] fixed(HttpServletRequest request) throws IOException {
    String name = request.getParameter("name");
    Path last = Path.of(name).getFileName();
    // ok: java-path-traversal
    Files.readAllBytes(Path.of("/srv/photos").resolve(last));
    long id = Long.parseLong(name);
    // ok: java-path-traversal
    new FileInputStream("/srv/photos/" + id + ".jpg");
    // ok: java-path-traversal
    return Files.readAllBytes(Path.of("/srv/photos/cover.jpg"));
  }
}
