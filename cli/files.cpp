#include "cli/files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace gradlab::cli {

namespace {

std::string readAll(std::istream& stream) {
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

}  // namespace

std::optional<std::string> readFile(const std::string& path) {
  if (path == "-") return readAll(std::cin);
  // A folder can be opened as a stream and reads as empty.
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string text = readAll(file);
  if (file.bad()) return std::nullopt;
  return text;
}

bool writeFile(const std::string& path, std::span<const std::uint8_t> bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  file.close();
  return file.good();
}

std::string dataPath(std::string_view file) {
  const char* const folder = std::getenv("GRADLAB_DATA");
  return std::string(folder == nullptr ? GRADLAB_DATA_FOLDER : folder) + '/' + std::string(file);
}

}  // namespace gradlab::cli
