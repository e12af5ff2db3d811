import sys,os,time
sys.argv=['x','4','','160x48']+sys.argv[1:]
exec(open('/tmp/perf/cap.py').read().split("drain(2)\n")[0])
drain(2)
os.write(fd,b'4'); drain(14)
import subprocess
pr=subprocess.Popen(['perf','record','-q','-F','15000','-g','-o','/tmp/perf/lv.data','-p',str(pid),'--','sleep','6'])
def cpu(): 
    s=open(f'/proc/{pid}/stat').read().rsplit(')',1)[1].split(); return int(s[11])+int(s[12])
a=cpu();t=time.time();n=0
for i in range(30):
    d=drain(.2)
    n+=len(d)
    if d and i<14: print(i,len(d),d.decode(errors='replace').replace('\x1b','␛'))
print('cpu %',(cpu()-a)/(time.time()-t),'bytes/s',n/(time.time()-t))
os.write(fd,b'qqq');drain(.3)
