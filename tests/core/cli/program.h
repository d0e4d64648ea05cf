#pragma once

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

namespace gradlab::testing {

/// The result of a program: exit code, standard output, standard error.
struct Ended {
  int code;
  std::string out;
  std::string err;

  nlohmann::json json() const { return nlohmann::json::parse(out); }
};

inline std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// A temporary folder, removed by the destructor.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "gradlab-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// Runs the real program, or `program`. `arguments` are shell words; `input` is its standard input; `environment`
/// precedes the command, as in `NAME=value`.
inline Ended run(const std::string& arguments, const std::string& input = "", const std::string& environment = "",
                 const std::string& program = GRADLAB_PROGRAM) {
  const Folder folder;
  std::ofstream(folder / "in", std::ios::binary) << input;
  const std::string command = environment + " '" + program + "' " + arguments + " <'" + (folder / "in").string() +
                              "' >'" + (folder / "out").string() + "' 2>'" + (folder / "err").string() + "'";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contents(folder / "out"), contents(folder / "err")};
}

}  // namespace gradlab::testing
