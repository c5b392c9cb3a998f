import Glibc

/// What one parser may still allocate. expat keeps each name that it meets and writes out the namespace of each attribute
/// with a prefix, so that a few kilobytes of a part could make it take gigabytes.
///
/// expat's allocators are not told whose they are called for: `use` says so for the calls of this thread that follow. Each
/// block remembers its account, so that it may be freed from anywhere as long as the account is there.
struct ParserMemory {
  /// Where it is written how many bytes are left.
  private typealias Account = UnsafeMutablePointer<Int>

  private let account: Account

  /// What stands before each block: its size, and its account.
  private static let header = 16

  /// So many bytes.
  init(bytes: Int) {
    account = .allocate(capacity: 1)
    account.initialize(to: bytes)
  }

  /// Bytes that are left.
  var left: Int { account.pointee }

  /// Gives the account back, after all its blocks.
  func free() { account.deallocate() }

  /// What is allocated on this thread from now on is this parser's.
  func use() { pthread_setspecific(Self.key, account) }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// `malloc` for expat; nil where too little is left, or no parser's memory is in use.
  static func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    guard let current = pthread_getspecific(key) else { return nil }
    let account = current.assumingMemoryBound(to: Int.self)
    guard size <= account.pointee, let block = malloc(size + header) else { return nil }
    account.pointee -= size
    block.storeBytes(of: size, as: Int.self)
    block.storeBytes(of: account, toByteOffset: 8, as: Account.self)
    return block + header
  }

  /// `realloc` for expat.
  static func reallocate(_ bytes: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
    guard let bytes else { return allocate(size) }
    let block = bytes - header
    let before = block.load(as: Int.self)
    let account = block.load(fromByteOffset: 8, as: Account.self)
    guard size <= account.pointee + before, let moved = realloc(block, size + header) else { return nil }
    account.pointee += before - size
    moved.storeBytes(of: size, as: Int.self)
    return moved + header
  }

  /// `free` for expat.
  static func release(_ bytes: UnsafeMutableRawPointer?) {
    guard let bytes else { return }
    let block = bytes - header
    block.load(fromByteOffset: 8, as: Account.self).pointee += block.load(as: Int.self)
    Glibc.free(block)
  }
}
