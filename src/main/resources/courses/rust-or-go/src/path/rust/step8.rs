// Step 8: save as tests/step8.rs, run: cargo test --test step8
use road::serve;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;

fn get(server: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(server).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: road\r\nConnection: close\r\n\r\n").unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    reply
}

#[test]
fn counts_visits_while_a_slow_client_waits() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let server = listener.local_addr().unwrap();
    thread::spawn(move || serve(listener));

    let _slow = TcpStream::connect(server).unwrap(); // connects and says nothing
    assert!(get(server, "/crab").ends_with("\r\n\r\n1"));
    let clients: Vec<_> = (0..20).map(|_| thread::spawn(move || get(server, "/gopher"))).collect();
    for client in clients {
        assert!(client.join().unwrap().starts_with("HTTP/1.1 200 OK\r\n"));
    }
    assert!(get(server, "/gopher").ends_with("\r\n\r\n21"));
}
